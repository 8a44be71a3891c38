using ConvertTyped.CompilerServices;

namespace ConvertTyped.Benchmarks;

/// <summary>A config of a hundred experiences, each with one audience rule and two variations, one of which carries a feature.</summary>
internal static class Shop
{
    public static ReadOnlyMemory<byte> Of100 => Snapshot<ShopOf100>();

    private static ReadOnlyMemory<byte> Snapshot<TRoot>()
        where TRoot : ConvertRoot, IConvertRoot<TRoot> => TRoot.Snapshot.Read()!.Value;
}
