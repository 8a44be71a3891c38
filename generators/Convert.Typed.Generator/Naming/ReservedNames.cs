namespace ConvertTyped.Generator.Naming;

/// <summary>Names that generated members never get (DESIGN decision 13): the classes have them, or will have them.</summary>
internal static class ReservedNames
{
    /// <summary>In the user's part of the class, a member of this name would hide <c>System.Convert</c>.</summary>
    private const string SystemConvert = "Convert";

    private static readonly string[] OfObject =
        ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals"];

    private static readonly string[] OfRecord = ["Deconstruct", "PrintMembers", "Clone"];

    private static readonly string[] Lists = [MemberNames.Experiences, MemberNames.Goals, "Audiences", MemberNames.Segments, "Locations"];

    /// <summary>In the root class, which has its lists with their fields and classes.</summary>
    public static IReadOnlyList<string> InRoot { get; } =
        ["Visitor", "LoadVisitorAsync", "Client", SystemConvert, .. Lists, .. Lists.Select(MemberNames.Field), .. Lists.Select(MemberNames.List), .. OfObject];

    /// <summary>In one of the root's lists.</summary>
    public static IReadOnlyList<string> InList { get; } = [SystemConvert, .. OfObject];

    /// <summary>In the enum of an experience's variations.</summary>
    public static IReadOnlyList<string> InVariations { get; } = ["None", "Unknown", SystemConvert, .. OfObject];

    /// <summary>In a feature's class, and in a group's, since a group can become a feature.</summary>
    public static IReadOnlyList<string> InFeature { get; } =
        ["IsEnabled", "TryGet", "Decide", "Peek", "Explain", "Override", "ClearOverride", "Key", "Variable", SystemConvert, .. OfObject];

    /// <summary>For variables: they are members of the feature's class and of the record with their values.</summary>
    public static IReadOnlyList<string> ForVariables { get; } = [.. InFeature, .. OfRecord];

    /// <summary>For the properties of attributes: the set that they belong to has these.</summary>
    public static IReadOnlyList<string> ForAttributes { get; } =
        ["Count", "Contains", "Empty", "GetEnumerator", "Item", "TryGetValue", "With", "NamesOfProperties", "TryReadProperty", SystemConvert, .. OfObject];

    /// <summary>For the constants of an attribute's values.</summary>
    public static IReadOnlyList<string> ForConstants { get; } = OfObject;
}
