import fc from "fast-check"
import t from "tap"
import { peerOf } from "../../src/api/server/admission/peer.ts"
import { Room } from "../../src/api/server/admission/room.ts"

/** How much of a limit one owner may take, and what is left to others. */

const OWNERS = ["a", "b", "c", "d"]
const asker = fc.record({ owner: fc.constantFrom(...OWNERS), writes: fc.boolean() })

t.test("one owner alone may take all", (t) => {
  t.equal(fillUp(new Room(100), "a", true), 100)
  t.equal(fillUp(new Room(100), "a", false), 100)
  t.equal(fillUp(new Room(1), "a", false), 1, "a limit of one is for anybody")
  t.end()
})

t.test("whoever fills the limit keeps nobody out, and neither does the second one", (t) => {
  const room = new Room(100)
  fillUp(room, "a", true)
  t.same(
    ["b", "c", "d", "e"].map((owner) => fillUp(room, owner, true)),
    [13, 6, 3, 2],
  )
  t.notOk(room.admits({ owner: "a", writes: true }, 1))
  t.end()
})

t.test("reads of everybody together leave room for writes", (t) => {
  const room = new Room(100)
  for (let n = 0; n < 1_000; n++) fillUp(room, `reader ${n}`, false)
  t.notOk(room.admits({ owner: "one more", writes: false }, 1))
  t.ok(room.admits({ owner: "reader 0", writes: true }, 1), "for those who read as well")
  t.end()
})

t.test("no more than the limit and its reserve is ever held, and all is given back", (t) => {
  const steps = fc.array(fc.tuple(asker, fc.integer({ min: 1, max: 9 })), { maxLength: 200 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), steps, (limit, asked) => {
      const room = new Room(limit)
      const taken = asked.filter(([who, amount]) => {
        const fits = room.admits(who, amount)
        if (fits) room.take(who, amount)
        if (room.held > room.most) throw new Error(`${room.held} of ${room.most}`)
        return fits
      })
      for (const [who, amount] of taken) room.giveBack(who, amount)
      return room.held === 0
    }),
  )
  t.end()
})

t.test("a peer is an IPv4 address, or the network of an IPv6 address", (t) => {
  t.same(
    ["192.0.2.7", "::ffff:192.0.2.7", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::9", "::1", "2001:db8::1"].map(peerOf),
    ["192.0.2.7", "192.0.2.7", "2001:db8:1:2::/64", "2001:db8:1:2::/64", "0:0:0:0::/64", "2001:db8:0:0::/64"],
  )
  t.end()
})

function fillUp(room: Room, owner: string, writes: boolean): number {
  let taken = 0
  for (const who = { owner, writes }; room.admits(who, 1); taken++) room.take(who, 1)
  return taken
}
