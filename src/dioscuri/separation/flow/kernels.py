"""Maximum flow by incremental breadth-first search (Goldberg, Hed, Kaplan, Tarjan and Werneck 2011).

Two trees grow towards each other, castor's from voxels with flow to spare (excess > 0), pollux's from voxels
that lack it (excess < 0). Where they touch, flow is sent along the tree paths; voxels cut off by a full arc
look for another parent of a lower level, rise, or become free.

Arrays. A voxel is known by its place in the padded box (`i`) and by its row (`a`).
    place (N,), slot (P,) int32: box place of a row, row of a box place.
    level (P,)      0 free; castor's tree above 0, pollux's below; a parent's |level| is below its child's.
    res (N * 26,)   residual capacities in the layout of `VoxelGraph.arcs`.
    excess (N,)     int64.
    node (N, 4)     0 and 1: bit masks over the 26 neighbours of the arcs out and in that have room;
                    2: children (bits 0-25) and the direction of the parent, also of a lost one (bits 26-30);
                    3: row of the parent, ROOT or NONE.
    waits (N,)      uint8, bit t: the voxel is in the queue of tree t (0 castor's, 1 pollux's).
    queue (2, N), orphans (N,) int32 rings of rows. path (4, M) int64. meta int64: see the names below.
"""

from __future__ import annotations

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.extending import intrinsic

ROOT, NONE = -1, -2
BITS = (1 << 26) - 1
HEAD, COUNT, DEEPEST, ORPHAN_HEAD, ORPHAN_COUNT, FAULT = 0, 2, 4, 6, 7, 8
META = 9


@intrinsic
def lowest(typing_context, mask):
    """Number of the lowest bit that is set; undefined for 0."""

    def codegen(context, builder, signature, args):
        return builder.zext(builder.cttz(args[0], ir.Constant(ir.IntType(1), 1)), ir.IntType(64))

    return types.int64(types.int32), codegen


@njit(cache=True, nogil=True)
def fill_masks(place, slot, res, offsets, node):
    """Masks of the arcs that have room, from the residual capacities; how many lead to no undecided voxel."""
    stray = 0
    for a in range(len(place)):
        node[a, 0] = node[a, 1] = 0
    for a in range(len(place)):
        i = np.int64(place[a])
        for k in range(13):
            out, back = res[a * 26 + 2 * k], res[a * 26 + 2 * k + 1]
            if out == 0 and back == 0:
                continue
            b = slot[i + offsets[k]]
            if place[b] != i + offsets[k]:
                stray += 1
                continue
            if out > 0:
                node[a, 0] |= np.int32(1 << k)
                node[b, 1] |= np.int32(1 << (25 - k))
            if back > 0:
                node[a, 1] |= np.int32(1 << k)
                node[b, 0] |= np.int32(1 << (25 - k))
    return stray


@njit(cache=True, nogil=True)
def part_masks(members, place, slot, res, offsets, node, steps, open_again):
    """Close, or open again, the arcs of the rows `members` along the neighbours whose `steps` (26,) are 1."""
    for m in range(len(members)):
        a = members[m]
        i = np.int64(place[a])
        for k in range(26):
            j = i + offsets[k]
            b = slot[j]
            if steps[k] != 1 or place[b] != j:
                continue
            mine, theirs = np.int32(1 << k), np.int32(1 << (25 - k))
            if not open_again:
                node[a, 0] &= ~mine
                node[a, 1] &= ~mine
                node[b, 0] &= ~theirs
                node[b, 1] &= ~theirs
                continue
            arc = a * 26 + 2 * k if k < 13 else b * 26 + 2 * (25 - k) + 1
            if res[arc] > 0:
                node[a, 0] |= mine
                node[b, 1] |= theirs
            if res[arc ^ 1] > 0:
                node[a, 1] |= mine
                node[b, 0] |= theirs


@njit(cache=True, nogil=True)
def plant(members, place, level, excess, node, waits, queue, meta):
    """Both trees begin anew in the rows `members`: their roots are the voxels with excess."""
    meta[:] = 0
    for m in range(len(members)):
        a = members[m]
        i = place[a]
        node[a, 2], node[a, 3] = 0, NONE
        waits[a] = 0
        level[i] = 0
        if excess[a] != 0:
            t = 0 if excess[a] > 0 else 1
            level[i] = 1 - 2 * t
            node[a, 3] = ROOT
            activate(a, t, waits, queue, meta)
    meta[DEEPEST] = meta[DEEPEST + 1] = 1


@njit(cache=True, nogil=True)
def join(members, place, level, waits, queues, metas, queue, meta):
    """One pair of trees out of two halves': what waited still waits, and the rows `members` wake up."""
    for h in range(2):
        for t in range(2):
            meta[DEEPEST + t] = max(meta[DEEPEST + t], metas[h][DEEPEST + t])
            n = queues[h].shape[1]
            for m in range(metas[h][COUNT + t]):
                a = queues[h][t, (metas[h][HEAD + t] + m) % n]
                waits[a] &= ~np.uint8(1 << t)
                activate(a, t, waits, queue, meta)
    for m in range(len(members)):
        a = members[m]
        i = place[a]
        if level[i] != 0:
            activate(a, 0 if level[i] > 0 else 1, waits, queue, meta)


@njit(cache=True, nogil=True)
def activate(a, t, waits, queue, meta):
    """Put a row into the queue of tree `t`, once."""
    if not waits[a] & (1 << t):
        waits[a] |= np.uint8(1 << t)
        n = queue.shape[1]
        at = meta[HEAD + t] + meta[COUNT + t]
        queue[t, at - n if at >= n else at] = a
        meta[COUNT + t] += 1


@njit(cache=True, nogil=True)
def orphan(a, node, orphans, meta):
    """A row without a parent waits to be adopted."""
    node[a, 3] = NONE
    n = len(orphans)
    at = meta[ORPHAN_HEAD] + meta[ORPHAN_COUNT]
    orphans[at - n if at >= n else at] = a
    meta[ORPHAN_COUNT] += 1


@njit(cache=True, nogil=True)
def trace(a, s, res, node, path, first):
    """Path from row `a` to its root, into `path[first]` (rows) and `path[first + 1]` (arcs that flow takes).

    Returns the root, the number of arcs and the least room among them; s = 1 is castor's tree, -1 pollux's.
    """
    most, length = np.int64(2**31), 0
    towards = 1 if s > 0 else 0
    while True:
        b = np.int64(node[a, 3])
        if b == ROOT:
            return a, length, most
        p = np.int64(node[a, 2] >> 26)
        arc = a * 26 + 2 * p + towards if p < 13 else b * 26 + 2 * (25 - p) + 1 - towards
        path[first, length] = a
        path[first + 1, length] = arc
        length += 1
        most = min(most, np.int64(res[arc]))
        a = b


@njit(cache=True, nogil=True)
def push(flow, s, root, length, res, excess, node, path, first, orphans, meta):
    """Send `flow` along a traced path; from the root outwards, so that what lies near it is adopted first."""
    excess[root] -= s * flow
    if excess[root] == 0:
        orphan(root, node, orphans, meta)
    for n in range(length - 1, -1, -1):
        arc = path[first + 1, n]
        left, back = res[arc] - np.int32(flow), res[arc ^ 1]
        res[arc] = left
        res[arc ^ 1] = back + np.int32(flow)
        if left == 0 or back == 0:
            a = path[first, n]
            b = np.int64(node[a, 3])
            p = np.int64(node[a, 2] >> 26)
            # Column of the child's mask that holds the arc which flow takes: in for castor, out for pollux.
            c = 1 if s > 0 else 0
            if back == 0:
                node[a, 1 - c] |= np.int32(1 << p)
                node[b, c] |= np.int32(1 << (25 - p))
            if left == 0:
                node[a, c] &= ~np.int32(1 << p)
                node[b, 1 - c] &= ~np.int32(1 << (25 - p))
                node[b, 2] &= ~np.int32(1 << (25 - p))
                orphan(a, node, orphans, meta)


@njit(cache=True, nogil=True)
def adopt(place, level, slot, excess, node, offsets, waits, queue, orphans, meta):
    """Every orphan finds a parent, becomes a root of its own, or becomes free."""
    n = len(orphans)
    while meta[ORPHAN_COUNT] > 0:
        a = np.int64(orphans[meta[ORPHAN_HEAD]])
        meta[ORPHAN_HEAD] = meta[ORPHAN_HEAD] + 1 if meta[ORPHAN_HEAD] + 1 < n else 0
        meta[ORPHAN_COUNT] -= 1
        v = np.int64(place[a])
        s = 1 if level[v] > 0 else -1
        t = 0 if s > 0 else 1
        if s * excess[a] > 0:
            node[a, 3] = ROOT
            continue
        lv = s * np.int64(level[v])
        children = node[a, 2] & np.int32(BITS)
        inwards = node[a, 1 - t]
        best, parent, row = np.int64(1 << 40), np.int64(-1), np.int64(-1)
        before = np.int32((1 << (node[a, 2] >> 26)) - 1)
        for half in range(2):
            m = inwards & ~children & (before if half else ~before)
            while m != 0:
                k = lowest(m)
                m &= m - np.int32(1)
                u = np.uint64(v + offsets[k])
                lu = s * np.int64(level[u])
                if lu > 0 and lu < best:
                    b = slot[u]
                    if node[b, 3] != NONE:
                        best, parent, row = lu, k, np.int64(b)
                        if lu < lv:
                            break
            if best < lv:
                break
        if best >= lv:
            m = children
            while m != 0:
                k = lowest(m)
                m &= m - np.int32(1)
                orphan(slot[v + offsets[k]], node, orphans, meta)
            node[a, 2] = 0
            if best + 1 > meta[DEEPEST + t]:
                level[v] = 0
                m = inwards
                while m != 0:
                    k = lowest(m)
                    m &= m - np.int32(1)
                    u = np.uint64(v + offsets[k])
                    if s * level[u] > 0:
                        activate(slot[u], t, waits, queue, meta)
                continue
            level[v] = s * (best + 1)
        node[a, 2] = (node[a, 2] & np.int32(BITS)) | np.int32(parent << 26)
        node[a, 3] = row
        node[row, 2] |= np.int32(1 << (25 - parent))


@njit(cache=True, nogil=True)
def run(place, level, slot, res, excess, node, offsets, waits, queue, orphans, path, meta, deepest):
    """Grow both trees in turn until castor's holds all that it can reach; flow is sent where they touch."""
    n = queue.shape[1]
    while meta[COUNT] > 0 and meta[FAULT] == 0:
        t = 0 if meta[COUNT + 1] == 0 or meta[DEEPEST] <= meta[DEEPEST + 1] else 1
        s = 1 - 2 * t
        for _ in range(meta[COUNT + t]):
            a = np.int64(queue[t, meta[HEAD + t]])
            meta[HEAD + t] = meta[HEAD + t] + 1 if meta[HEAD + t] + 1 < n else 0
            meta[COUNT + t] -= 1
            waits[a] &= ~np.uint8(1 << t)
            i = np.int64(place[a])
            if s * level[i] <= 0:
                continue
            # The path on this side is traced once and pushed along once for all the voxels that it meets.
            root, length, room, sent = np.int64(-1), 0, np.int64(0), np.int64(0)
            m = node[a, t]
            while m != 0:
                k = lowest(m)
                m &= m - np.int32(1)
                j = np.uint64(i + offsets[k])
                if s * level[j] > 0:
                    continue
                b = np.int64(slot[j])
                while s * level[j] < 0 and node[a, t] & np.int32(1 << k):
                    if root < 0:
                        root, length, room = trace(a, s, res, node, path, 0)
                        room = min(room, s * excess[root])
                        sent = 0
                    arc = a * 26 + 2 * k + t if k < 13 else b * 26 + 2 * (25 - k) + 1 - t
                    far, steps, most = trace(b, -s, res, node, path, 2)
                    most = min(min(most, -s * excess[far]), min(room - sent, np.int64(res[arc])))
                    if res[arc ^ 1] == 0:
                        node[a, 1 - t] |= np.int32(1 << k)
                        node[b, t] |= np.int32(1 << (25 - k))
                    res[arc ^ 1] += np.int32(most)
                    res[arc] -= np.int32(most)
                    if res[arc] == 0:
                        node[a, t] &= ~np.int32(1 << k)
                        node[b, 1 - t] &= ~np.int32(1 << (25 - k))
                    sent += most
                    push(most, -s, far, steps, res, excess, node, path, 2, orphans, meta)
                    if sent == room:
                        push(sent, s, root, length, res, excess, node, path, 0, orphans, meta)
                        root = -1
                    adopt(place, level, slot, excess, node, offsets, waits, queue, orphans, meta)
                    if s * level[i] <= 0:
                        break
                if s * level[i] <= 0:
                    break
                m &= node[a, t]
                if level[j] == 0 and node[a, t] & np.int32(1 << k):
                    deeper = s * np.int64(level[i]) + 1
                    if deeper > deepest:
                        if root >= 0:  # what was sent on the other side has to leave this one too
                            push(sent, s, root, length, res, excess, node, path, 0, orphans, meta)
                        meta[FAULT] = 1
                        return
                    level[j] = s * deeper
                    meta[DEEPEST + t] = max(meta[DEEPEST + t], deeper)
                    node[b, 2] = np.int32((25 - k) << 26)
                    node[b, 3] = a
                    node[a, 2] |= np.int32(1 << k)
                    activate(b, t, waits, queue, meta)
            if root >= 0:
                push(sent, s, root, length, res, excess, node, path, 0, orphans, meta)
                adopt(place, level, slot, excess, node, offsets, waits, queue, orphans, meta)


@njit(cache=True, nogil=True)
def patch(members, more, lean, place, level, slot, res, excess, node, offsets, waits, queue, orphans, meta):
    """Change capacities and leans of the rows `members` by `more` (M, 13, 2) and `lean` (M,) int64.

    Flow that no longer fits is taken back, which leaves excess; the trees are mended, and what may now grow
    is put into the queues.
    """
    for m in range(len(members)):
        a = np.int64(members[m])
        i = np.int64(place[a])
        excess[a] += lean[m]
        for k in range(13):
            if more[m, k, 0] == 0 and more[m, k, 1] == 0:
                continue
            b = np.int64(slot[i + offsets[k]])
            arc = a * 26 + 2 * k
            out, back = np.int64(res[arc]) + more[m, k, 0], np.int64(res[arc + 1]) + more[m, k, 1]
            over = min(out, np.int64(0)) - min(back, np.int64(0))
            res[arc], res[arc + 1] = np.int32(out - over), np.int32(back + over)
            excess[a] -= over
            excess[b] += over
            set_masks(a, b, k, res[arc] > 0, res[arc + 1] > 0, node)
            mend(a, b, k, place, level, node, waits, queue, orphans, meta)
            mend(b, a, 25 - k, place, level, node, waits, queue, orphans, meta)
    for m in range(len(members)):
        i = np.int64(place[members[m]])
        settle(np.int64(members[m]), place, level, slot, excess, node, offsets, waits, queue, orphans, meta)
        for k in range(13):
            if more[m, k, 0] != 0 or more[m, k, 1] != 0:
                b = np.int64(slot[i + offsets[k]])
                settle(b, place, level, slot, excess, node, offsets, waits, queue, orphans, meta)
    adopt(place, level, slot, excess, node, offsets, waits, queue, orphans, meta)


@njit(cache=True, nogil=True)
def set_masks(a, b, k, out, back, node):
    """Masks of the arc from row a to row b in direction k, and of its reverse."""
    mine, theirs = np.int32(1 << k), np.int32(1 << (25 - k))
    node[a, 0] = node[a, 0] | mine if out else node[a, 0] & ~mine
    node[b, 1] = node[b, 1] | theirs if out else node[b, 1] & ~theirs
    node[a, 1] = node[a, 1] | mine if back else node[a, 1] & ~mine
    node[b, 0] = node[b, 0] | theirs if back else node[b, 0] & ~theirs


@njit(cache=True, nogil=True)
def mend(a, b, k, place, level, node, waits, queue, orphans, meta):
    """After a change of the arcs between rows a and b (direction k): a lost parent, or room to grow."""
    la, lb = level[place[a]], level[place[b]]
    out, into = node[a, 0] & np.int32(1 << k), node[a, 1] & np.int32(1 << k)
    if node[a, 3] == b and not (into if la > 0 else out):
        node[b, 2] &= ~np.int32(1 << (25 - k))
        orphan(a, node, orphans, meta)
    if out and la > 0 and lb <= 0:
        activate(a, 0, waits, queue, meta)
    if into and la < 0 and lb >= 0:
        activate(a, 1, waits, queue, meta)


@njit(cache=True, nogil=True)
def settle(a, place, level, slot, excess, node, offsets, waits, queue, orphans, meta):
    """A row whose excess has changed becomes a root of the tree where it belongs, or stops being one."""
    i = np.int64(place[a])
    e, here = excess[a], level[i]
    if e == 0:
        if node[a, 3] == ROOT:
            orphan(a, node, orphans, meta)
        return
    s = 1 if e > 0 else -1
    t = 0 if s > 0 else 1
    if s * here > 0:
        return
    if here != 0:
        m = node[a, 2] & np.int32(BITS)
        while m != 0:
            k = lowest(m)
            m &= m - np.int32(1)
            orphan(slot[i + offsets[k]], node, orphans, meta)
        if node[a, 3] >= 0:
            node[node[a, 3], 2] &= ~np.int32(1 << (25 - (node[a, 2] >> 26)))
        # What it leaves may grow back into it.
        m = node[a, t]
        while m != 0:
            k = lowest(m)
            m &= m - np.int32(1)
            if s * level[i + offsets[k]] < 0:
                activate(slot[i + offsets[k]], 1 - t, waits, queue, meta)
    level[i] = s
    node[a, 2], node[a, 3] = 0, ROOT
    activate(a, t, waits, queue, meta)
