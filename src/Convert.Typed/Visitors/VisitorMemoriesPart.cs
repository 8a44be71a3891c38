using System.Numerics;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Visitors;

/// <summary>A part of the <see cref="VisitorMemories"/>: places that are given in turn, found by chains of equal hash bits.</summary>
/// <remarks>
/// What a search needs stands in two arrays and not in the memories, which are scattered and cold. A search without the lock
/// may run while places move. It can then miss what is there, and asks again under the lock; what it finds is always right,
/// because the id is compared.
/// </remarks>
internal sealed class VisitorMemoriesPart(int bound, IConfigurationSource source)
{
    private const int SmallestTable = 16;
    private const int None = -1;

    private readonly Lock turn = new();
    private Table current = new(Math.Min(bound, SmallestTable));
    private int hand;

    public int Count { get; private set; }

    public VisitorMemory Get(string visitorId, int hash)
    {
        if (Find(visitorId, hash) is { } found)
        {
            return found;
        }

        lock (turn)
        {
            // Another thread may have added it meanwhile.
            return Find(visitorId, hash) ?? Add(new VisitorMemory(visitorId, source), hash);
        }
    }

    private VisitorMemory? Find(string visitorId, int hash)
    {
        var table = Volatile.Read(ref current);
        var places = table.Places;
        var position = table.First(hash);

        // Bounded, because a chain that is being changed can lead in circles for a moment.
        for (var step = 0; step < places.Length && position != None; step++)
        {
            ref var place = ref places[position];
            if (place.Hash == hash && place.Memory is { } memory && memory.VisitorId == visitorId)
            {
                // Threads share it, so it is written only once.
                if (!place.WasAskedFor)
                {
                    place.WasAskedFor = true;
                }

                return memory;
            }

            position = place.Next;
        }

        return null;
    }

    private VisitorMemory Add(VisitorMemory added, int hash)
    {
        if (Count < bound)
        {
            if (Count == current.Places.Length)
            {
                Volatile.Write(ref current, current.Larger(bound));
            }

            current.Give(Count++, added, hash);
            return added;
        }

        while (current.Places[hand].WasAskedFor)
        {
            current.Places[hand].WasAskedFor = false;
            hand = Next(hand);
        }

        current.Take(hand);
        current.Give(hand, added, hash);
        hand = Next(hand);
        return added;
    }

    private int Next(int place) => place + 1 == bound ? 0 : place + 1;

    /// <summary>A memory with what finds it.</summary>
    private struct Place
    {
        public VisitorMemory? Memory;
        public int Hash;

        /// <summary>The next place of the chain, or <see cref="None"/>.</summary>
        public int Next;

        /// <summary>Whether it was asked for since it was given or last spared.</summary>
        public bool WasAskedFor;
    }

    private sealed class Table
    {
        private readonly int[] chains;

        public Table(int places)
        {
            Places = new Place[places];
            chains = new int[BitOperations.RoundUpToPowerOf2((uint)places)];
            Array.Fill(chains, None);
        }

        public Place[] Places { get; }

        public int First(int hash) => Volatile.Read(ref Chain(hash));

        public void Give(int position, VisitorMemory memory, int hash)
        {
            ref var first = ref Chain(hash);
            Places[position] = new Place { Memory = memory, Hash = hash, Next = first };
            Volatile.Write(ref first, position);
        }

        public void Take(int position)
        {
            ref var link = ref Chain(Places[position].Hash);
            while (link != position)
            {
                link = ref Places[link].Next;
            }

            link = Places[position].Next;
        }

        public Table Larger(int bound)
        {
            var larger = new Table((int)Math.Min(bound, 2L * Places.Length));
            for (var position = 0; position < Places.Length; position++)
            {
                larger.Give(position, Places[position].Memory!, Places[position].Hash);
                larger.Places[position].WasAskedFor = Places[position].WasAskedFor;
            }

            return larger;
        }

        private ref int Chain(int hash) => ref chains[hash & (chains.Length - 1)];
    }
}
