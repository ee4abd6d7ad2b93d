#!/usr/bin/env python3
"""How far a second, blind labelling agrees with the labels.

usage: agreement.py SECOND.labels... -- FILE.jsonl...
A line of the second labelling is `block factor grade question[,question] s|c`; only documents that occur in it
are compared. Says precision, recall and F1 of the pairs (block, factor) of grade 2, with grade 1 counted as found
but never asked for, then the share of common pairs with the same polarity and with a question in common.
"""
import json, sys
from collections import defaultdict

split = sys.argv.index("--") if "--" in sys.argv else sys.exit(__doc__)
second = defaultdict(dict)
for path in sys.argv[1:split]:
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        if not line.strip():
            continue
        block, factor, grade, questions, polarity = line.split()
        second[block][factor] = (int(grade), set(questions.split(",")), {"s": "supports", "c": "contradicts"}[polarity])
documents = {block.rsplit("-b", 1)[0] for block in second}
rows = defaultdict(lambda: defaultdict(int))
for path in sys.argv[split + 1:]:
    for line in open(path, encoding="utf-8"):
        doc = json.loads(line)
        if doc["doc_id"] not in documents:
            continue
        for block in doc["blocks"]:
            first = {l["factor"]: (l["grade"], set(l["questions"]), l["polarity"]) for l in block["labels"]}
            for row in (rows[doc["lang"]], rows["all"]):
                for factor in set(first) | set(second[block["id"]]):
                    a, b = first.get(factor), second[block["id"]].get(factor)
                    row["asked"] += bool(a and a[0] == 2)
                    row["found"] += bool(a and a[0] == 2 and b)
                    row["proposed"] += bool(b and b[0] == 2)
                    row["right"] += bool(b and b[0] == 2 and a)
                    if a and b:
                        row["both"] += 1
                        row["polarity"] += a[2] == b[2]
                        row["question"] += bool(a[1] & b[1])
            rows[doc["lang"]]["blocks"] += 1
            rows["all"]["blocks"] += 1
print("language  blocks  precision  recall     F1  polarity  question")
for name in sorted(rows, key=lambda n: (n == "all", n)):
    r = rows[name]
    p, q = r["right"] / max(1, r["proposed"]), r["found"] / max(1, r["asked"])
    both = max(1, r["both"])
    print(f"{name:8}  {r['blocks']:6}  {p:9.3f}  {q:6.3f}  {2 * p * q / max(1e-9, p + q):5.3f}  {r['polarity'] / both:8.3f}  {r['question'] / both:8.3f}")
