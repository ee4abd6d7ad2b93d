#!/usr/bin/env python3
"""Rules of the house as tests: usage rules.py RULE   (libraries | headers | paths | words)."""
import concurrent.futures
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Each outside library is known in one folder only.
LIBRARIES = {
    "poppler/": ["engine/extract"],
    "gumbo.h": ["engine/extract"],
    "pugixml.hpp": ["engine/extract"],
    "archive.h": ["engine/extract"],
    "archive_entry.h": ["engine/extract"],
    "seccomp.h": ["engine/extract"],
    "unicode/": ["engine/text"],
    "cld2/": ["engine/text"],
    "libstemmer.h": ["engine/text"],
    "xapian.h": ["engine/index", "tests/engine/index"],
    "linear.h": ["engine/evidence"],
    "sodium.h": ["engine/base"],
    "CLI/": ["cli"],
}

# The road: a part may use only parts that stand before it.
ROAD = ["base", "document", "text", "worker", "layout", "extract", "index", "scan", "lexicon", "evidence", "report"]
SIDE = {"layout", "extract"}  # worker program only; no part of the main program may use them


def tracked(*endings):
    out = subprocess.run(["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard"], check=True, capture_output=True, text=True)
    return [f for f in out.stdout.split("\n") if f.endswith(endings) and os.path.exists(os.path.join(ROOT, f))]


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def libraries():
    faults = []
    for path in tracked(".cpp", ".hpp"):
        for number, line in enumerate(read(path).split("\n"), 1):
            match = re.match(r'#include [<"]([^>"]+)[>"]', line)
            if not match:
                continue
            for library, folders in LIBRARIES.items():
                if match[1].startswith(library) and not any(path.startswith(f + "/") for f in folders):
                    faults.append(f"{path}:{number}: {library} is known in {', '.join(folders)} only")
            used = re.match(r"engine/(\w+)/", match[1])
            here = re.match(r"engine/(\w+)/", path)
            if used and here and used[1] != here[1]:
                if used[1] in SIDE and here[1] not in SIDE:
                    faults.append(f"{path}:{number}: only the worker program may use {used[1]}")
                elif ROAD.index(used[1]) > ROAD.index(here[1]):
                    faults.append(f"{path}:{number}: {here[1]} stands before {used[1]} on the road")
    return faults


def headers():
    flags = subprocess.run(["pkg-config", "--cflags", "poppler-cpp", "pugixml", "gumbo", "libarchive", "xapian-core", "icu-uc"],
                           check=True, capture_output=True, text=True).stdout.split()

    def alone(path):
        done = subprocess.run(["g++", "-std=c++20", "-fsyntax-only", "-x", "c++", "-I", ROOT, *flags, "-include", path, "/dev/null"],
                              cwd=ROOT, capture_output=True, text=True)
        return f"{path} does not compile alone:\n{done.stderr[:800]}" if done.returncode else None

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return [fault for fault in pool.map(alone, [h for h in tracked(".hpp") if not h.startswith("tests/")]) if fault]


def paths():
    """Every path that a README names exists."""
    faults = []
    tops = ("engine/", "lexicons/", "cli/", "corpus/", "tests/", ".ci/")
    for path in tracked(".md"):
        if path.startswith("corpus/GUIDE"):
            continue
        folder = os.path.dirname(path)
        for number, line in enumerate(read(path).split("\n"), 1):
            named = re.findall(r"`([\w./-]+)`", line) + re.findall(r"\]\(([\w./-]+)\)", line)
            for name in named:
                if not name.startswith(tops):
                    continue
                if not any(os.path.exists(os.path.join(ROOT, base, name)) for base in ("", folder)):
                    faults.append(f"{path}:{number}: there is no {name}")
    return faults


def words():
    """No marks of unfinished work and no switched-off tests."""
    faults = []
    for path in tracked(".cpp", ".hpp", ".sh", ".js", ".mjs", ".cmake", "CMakeLists.txt"):
        for number, line in enumerate(read(path).split("\n"), 1):
            if re.search(r"\b(TODO|FIXME|XXX|HACK)\b|DISABLED_|GTEST_SKIP", line):
                faults.append(f"{path}:{number}: {line.strip()}")
    return faults


def main():
    rules = {"libraries": libraries, "headers": headers, "paths": paths, "words": words}
    if len(sys.argv) != 2 or sys.argv[1] not in rules:
        sys.exit(__doc__)
    faults = rules[sys.argv[1]]()
    print("\n".join(faults) or "no faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
