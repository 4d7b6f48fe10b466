import { describe, expect, it } from 'vitest';
import {
  CompactRange,
  type Digest,
  digestAt,
  EMPTY_ROOT,
  entryHash,
  leafHash,
  nodeHash,
  openTileWidth,
  perfectRoot,
  type Tile,
  TileTree,
  tilePath,
} from './merkle.ts';
import {
  consistencyProof,
  inclusionProof,
  rootFromTiles,
  type TileReader,
  verifyConsistency,
  verifyInclusion,
} from './proofs.ts';

const hex = (digest: Digest) => Buffer.from(digest).toString('hex');
const leaf = (n: number) => leafHash(Buffer.from(`entry ${n}`));

/** RFC 6962 section 2.1, written as the definition reads: the reference for everything faster. */
function treeHash(leaves: readonly Digest[]): Digest {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leaves[0] as Digest;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

function grow(size: number): { leaves: Digest[]; tree: TileTree; read: TileReader } {
  const leaves = Array.from({ length: size }, (_, n) => leaf(n));
  const tree = new TileTree();
  const tiles = new Map<string, Tile>();
  for (const one of leaves)
    for (const tile of tree.append(one)) tiles.set(`${tile.level}/${tile.index}`, tile);
  const read: TileReader = async (level, index) => {
    const full = tiles.get(`${level}/${index}`);
    if (full) return full.hashes;
    const width = openTileWidth(size, level);
    const digests = Array.from({ length: width }, (_, offset) => {
      const at = index * 256 + offset;
      return level === 0 ? (leaves[at] as Digest) : (tiles.get(`${level - 1}/${at}`)?.root as Digest);
    });
    return Buffer.concat(digests);
  };
  return { leaves, tree, read };
}

describe('the Merkle tree of RFC 6962', () => {
  it('gives the roots of the published Certificate Transparency vectors', () => {
    const data = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const roots = [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ];
    const range = new CompactRange();
    const computed = data.map((one) => {
      range.append(leafHash(Buffer.from(one, 'hex')));
      return hex(range.root());
    });
    expect(computed).toEqual(roots);
    expect(hex(new CompactRange().root())).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  it('agrees with the definition at every size, as a range and as tiles', () => {
    const leaves: Digest[] = [];
    const range = new CompactRange();
    const tree = new TileTree();
    for (let size = 1; size <= 300; size++) {
      leaves.push(leaf(size));
      range.append(leaf(size));
      tree.append(leaf(size));
      expect(hex(range.root())).toBe(hex(treeHash(leaves)));
      expect(hex(tree.root())).toBe(hex(treeHash(leaves)));
    }
  });

  it('fills the tiles that C2SP describes for a tree of 70,000 entries', () => {
    const { tree, leaves } = grow(70_000);
    expect(openTileWidth(70_000, 0)).toBe(112);
    expect(openTileWidth(70_000, 1)).toBe(17);
    expect(openTileWidth(70_000, 2)).toBe(1);
    expect(hex(tree.root())).toBe(hex(treeHash(leaves)));
  });

  it('hands out each full tile once, with the hashes and the root of its subtree', () => {
    const tree = new TileTree();
    const tiles: Tile[] = [];
    for (let n = 0; n < 65_536; n++) tiles.push(...tree.append(leaf(n)));
    expect(tiles.filter((tile) => tile.level === 0)).toHaveLength(256);
    const upper = tiles.filter((tile) => tile.level === 1);
    expect(upper.map((tile) => tile.index)).toEqual([0]);
    expect(hex(upper[0]?.root as Digest)).toBe(hex(tree.root()));
    const seventh = tiles.find((tile) => tile.level === 0 && tile.index === 7) as Tile;
    expect(hex(digestAt(seventh.hashes, 3))).toBe(hex(leaf(7 * 256 + 3)));
    expect(hex(perfectRoot(Array.from({ length: 256 }, (_, n) => digestAt(seventh.hashes, n))))).toBe(
      hex(seventh.root),
    );
  });

  it('goes on from its open tiles as if it had never stopped', () => {
    const whole = grow(1000).tree;
    const half = grow(700).tree.clone();
    for (let n = 700; n < 1000; n++) half.append(leaf(n));
    expect(hex(half.root())).toBe(hex(whole.root()));
    expect(() => new TileTree(700, [[leaf(1)]])).toThrow(/not whole/);
    expect(() => new TileTree(256, [[]])).toThrow(/missing/);
  });

  it('binds id, transaction and body into the hash, none of which can stand in for another', () => {
    const body = Buffer.from('{}');
    const digests = [entryHash(1, 2, body), entryHash(2, 1, body), entryHash(1, 2, Buffer.from('{ }'))];
    expect(new Set(digests.map(hex)).size).toBe(3);
    const data = Buffer.concat([Buffer.from('00000001000000020000000000000003', 'hex'), body]);
    expect(hex(entryHash(2 ** 32 + 2, 3, body))).toBe(hex(leafHash(data)));
  });

  it('names tiles as C2SP does', () => {
    expect(tilePath(0, 1_234_067)).toBe('tile/0/x001/x234/067');
    expect(tilePath(1, 5, 17)).toBe('tile/1/005.p/17');
    expect(tilePath(2, 1000)).toBe('tile/2/x001/000');
  });
});

describe('proofs', () => {
  it('prove every entry of every small tree, and no other entry', async () => {
    for (const size of [1, 2, 3, 7, 8, 13, 64, 65]) {
      const { leaves, tree, read } = grow(size);
      for (let index = 0; index < size; index++) {
        const proof = await inclusionProof(index, size, read);
        expect(verifyInclusion(leaves[index] as Digest, index, size, proof, tree.root())).toBe(true);
        expect(verifyInclusion(leaf(99_999), index, size, proof, tree.root())).toBe(false);
        if (size > 1) {
          const other = (index + 1) % size;
          expect(verifyInclusion(leaves[index] as Digest, other, size, proof, tree.root())).toBe(false);
        }
      }
    }
  });

  it('prove that each larger tree continues each smaller one, and refuse one that does not', async () => {
    const size = 40;
    const { leaves, tree, read } = grow(size);
    for (let old = 0; old <= size; old++) {
      const proof = await consistencyProof(old, size, read);
      const oldRoot = treeHash(leaves.slice(0, old));
      expect(verifyConsistency(old, size, proof, oldRoot, tree.root())).toBe(true);
      if (old > 0) expect(verifyConsistency(old, size, proof, leaf(5), tree.root())).toBe(false);
      if (old > 0) expect(verifyConsistency(old, size, proof, oldRoot, leaf(5))).toBe(false);
      if (old > 0 && old < size)
        expect(verifyConsistency(old, size, proof.slice(1), oldRoot, tree.root())).toBe(false);
    }
  });

  it('are read from tiles across several levels', async () => {
    const size = 66_000;
    const { leaves, tree, read } = grow(size);
    expect(hex(await rootFromTiles(size, read))).toBe(hex(tree.root()));
    for (const index of [0, 255, 256, 65_535, 65_536, size - 1]) {
      const proof = await inclusionProof(index, size, read);
      expect(verifyInclusion(leaves[index] as Digest, index, size, proof, tree.root())).toBe(true);
    }
    const proof = await consistencyProof(65_537, size, read);
    expect(verifyConsistency(65_537, size, proof, treeHash(leaves.slice(0, 65_537)), tree.root())).toBe(true);
  });
});
