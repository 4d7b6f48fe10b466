"""Exact radius search with FAISS, as a yardstick: flat and multi-hash, one thread.

Usage: faiss.py HASHES QUERIES KINDS FEW   (files of 32 bytes a hash; KINDS: flat,multihash; only the first FEW
queries are asked)
Prints one JSON object: for each kind seconds to build, queries per second (wall and CPU), matches, resident megabytes.
"""

import json
import sys
import time

import faiss
import numpy

RADIUS = 31


def resident_megabytes():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * 4096 / 1e6


def make(kind):
    if kind == "flat":
        return faiss.IndexBinaryFlat(256)
    # 16 maps of 16 bits, one bit flipped: exact to distance 31.
    return faiss.IndexBinaryMultiHash(256, 16, 16)


def measure(kind, hashes, queries):
    before = resident_megabytes()
    started = time.time()
    index = make(kind)
    index.add(hashes)
    built = time.time() - started
    if kind == "multihash":
        index.nflip = 1
    wall, cpu = time.time(), time.thread_time()
    # FAISS counts distances below the radius that it is given.
    limits, distances, ids = index.range_search(queries, RADIUS + 1)
    wall, cpu = time.time() - wall, time.thread_time() - cpu
    return {
        "buildSeconds": built,
        "perSecondWall": len(queries) / wall,
        "perSecondCpu": len(queries) / cpu,
        # Equal hashes count once, as in an index that is a set.
        "matches": sum(
            len(numpy.unique(hashes[ids[limits[i] : limits[i + 1]]], axis=0)) for i in range(len(queries))
        ),
        "megabytes": resident_megabytes() - before,
    }


def main():
    faiss.omp_set_num_threads(1)
    hashes = numpy.fromfile(sys.argv[1], dtype=numpy.uint8).reshape(-1, 32)
    queries = numpy.fromfile(sys.argv[2], dtype=numpy.uint8).reshape(-1, 32)[: int(sys.argv[4])]
    kinds = sys.argv[3].split(",")
    print(json.dumps({kind: measure(kind, hashes, queries) for kind in kinds}))


main()
