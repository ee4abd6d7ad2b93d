#!/usr/bin/env python3
"""Turn labelled documents from their plain form, in which people write them, into JSON Lines.

usage: compose.py FILE.txt... > FILE.jsonl      (a file is one document; its stem is the document's id)

The first line is `# city | type | date | title`, a heading `## text`. Every other block begins with a mark in
brackets: `[]` no label, `[-]` a hard negative, `[F09 2 Q09.3 s]` a label (factor, grade, questions, s or c for
supports or contradicts; several with `;`), with `*` in front for a list (`[* F12 2 Q12.3 s]`), `|` for a table.
All faults are reported, with file and line.
"""
import json, os, re, sys

LABEL = re.compile(r"^(F(?:0\d|1[0-3])) ([12]) (Q\d\d\.\d(?:, ?Q\d\d\.\d)*) ([sc])$")
TYPES = {"minutes", "annual_report", "press_release", "monitoring", "strategy", "other"}
faults = []


def labels_of(text, place):
    labels = []
    for part in filter(None, (p.strip() for p in text.split(";"))):
        m = LABEL.match(part)
        if not m:
            faults.append(f"{place}: not a label: {part}")
            continue
        questions = [q.strip() for q in m[3].split(",")]
        for q in questions:
            if q[1:3] != m[1][1:]:
                faults.append(f"{place}: {q} is no question of {m[1]}")
        labels.append({"factor": m[1], "grade": int(m[2]), "questions": questions,
                       "polarity": "supports" if m[4] == "s" else "contradicts"})
    return labels


def compose(path):
    name = os.path.splitext(os.path.basename(path))[0]
    doc, block = None, None
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line, place = line.strip(), f"{path}:{number}"
        if not line:
            continue
        if line.startswith("# "):
            parts = [p.strip() for p in line[2:].split("|", 3)]
            if len(parts) != 4 or parts[1] not in TYPES or not re.match(r"\d{4}-\d\d-\d\d$", parts[2]):
                faults.append(f"{place}: the first line is not `# city | type | date | title`")
                return None
            doc = {"doc_id": name, "lang": name[:2], "city": parts[0], "doc_type": parts[1], "title": parts[3],
                   "date": parts[2], "based_on": [], "blocks": []}
            continue
        if doc is None:
            faults.append(f"{place}: text before the first line `# city | ...`")
            return None
        mark = re.match(r"\[([^\]]*)\]\s*", line)
        if line.startswith("## "):
            block = {"kind": "heading", "text": line[3:], "labels": [], "hard_negative": False}
        elif mark and re.match(r"[*|]?\s*(-|F\d.*)?$", mark[1].strip()):
            inner = mark[1].strip()
            kind = {"*": "list", "|": "table"}.get(inner[:1], "paragraph")
            inner = inner.lstrip("*|").strip()
            block = {"kind": kind, "text": line[mark.end():], "hard_negative": inner == "-",
                     "labels": [] if inner in ("", "-") else labels_of(inner, place)}
        elif block is None:
            faults.append(f"{place}: a block without its mark")
            continue
        else:
            block["text"] = (block["text"] + "\n" + line).strip()
            continue
        doc["blocks"].append(block)
    for i, b in enumerate(doc["blocks"] if doc else [], 1):
        b["id"] = f"{name}-b{i:02d}"
        if not b["text"]:
            faults.append(f"{path}: block {i} is empty")
    if doc:
        doc["blocks"] = [{"id": b["id"], **{k: v for k, v in b.items() if k != "id"}} for b in doc["blocks"]]
    return doc


documents = [d for d in map(compose, sorted(sys.argv[1:])) if d]
for fault in faults:
    print(fault, file=sys.stderr)
if faults or not documents:
    sys.exit(1)
for d in documents:
    print(json.dumps(d, ensure_ascii=False))
