using System.Collections.Immutable;

namespace ConvertTyped.Evaluation;

/// <summary>A JavaScript pattern as a tree: the grammar's productions, their spelling forgotten.</summary>
internal abstract record RegexNode
{
    /// <summary>How many units a match consumes at least. Rather too few than too many.</summary>
    public abstract long MinimumLength { get; }

    public bool CanBeEmpty => MinimumLength == 0;

    /// <summary>Whether this never consumes anything. Rather no than yes.</summary>
    public virtual bool IsAlwaysEmpty => false;

    /// <summary>Whether this is the empty pattern: it matches everywhere, consumes nothing and captures nothing.</summary>
    public bool IsEmpty => this is Sequence { Items.IsEmpty: true };

    /// <summary>The parts it is made of.</summary>
    public virtual IEnumerable<RegexNode> Parts => [];

    /// <summary>One unit out of a set, or, as a complement, one that equals none of the set: <c>a</c>, <c>.</c>, <c>[a-z]</c>, <c>[^x]</c>.</summary>
    internal sealed record Characters(RegexCharacters Set, bool IsComplement = false) : RegexNode
    {
        public override long MinimumLength => 1;
    }

    /// <summary>One after the other; <see cref="Empty"/> without items.</summary>
    internal sealed record Sequence(ImmutableArray<RegexNode> Items) : RegexNode
    {
        public static Sequence Empty { get; } = new([]);

        public override long MinimumLength => Items.Sum(static item => item.MinimumLength);

        public override bool IsAlwaysEmpty => Items.All(static item => item.IsAlwaysEmpty);

        public override IEnumerable<RegexNode> Parts => Items;
    }

    /// <summary>The first branch that leads to a match.</summary>
    internal sealed record Choice(ImmutableArray<RegexNode> Branches) : RegexNode
    {
        public override long MinimumLength => Branches.Min(static branch => branch.MinimumLength);

        public override bool IsAlwaysEmpty => Branches.All(static branch => branch.IsAlwaysEmpty);

        public override IEnumerable<RegexNode> Parts => Branches;
    }

    /// <summary>A capturing group, numbered from 1 by its opening parenthesis.</summary>
    internal sealed record Capture(int Number, RegexNode Body) : RegexNode
    {
        public override long MinimumLength => Body.MinimumLength;

        public override bool IsAlwaysEmpty => Body.IsAlwaysEmpty;

        public override IEnumerable<RegexNode> Parts => [Body];
    }

    /// <summary>What a group captured last; empty as long as it captured nothing.</summary>
    internal sealed record BackReference(int Number) : RegexNode
    {
        public override long MinimumLength => 0;
    }

    /// <summary>A body repeated; <see cref="Unbounded"/> times at most means for ever.</summary>
    internal sealed record Repeat(RegexNode Body, int Minimum, int Maximum, bool IsLazy) : RegexNode
    {
        public const int Unbounded = int.MaxValue;

        public override long MinimumLength => Minimum * Body.MinimumLength;

        public override bool IsAlwaysEmpty => Maximum == 0 || Body.IsAlwaysEmpty;

        public override IEnumerable<RegexNode> Parts => [Body];
    }

    /// <summary>A look at what follows or precedes, consuming nothing.</summary>
    internal sealed record Look(RegexNode Body, bool IsBehind, bool IsNegated) : RegexNode
    {
        public override long MinimumLength => 0;

        public override bool IsAlwaysEmpty => true;

        public override IEnumerable<RegexNode> Parts => [Body];
    }

    /// <summary>A place between two units.</summary>
    internal sealed record Place(RegexPlace Kind) : RegexNode
    {
        public override long MinimumLength => 0;

        public override bool IsAlwaysEmpty => true;
    }
}
