namespace ConvertTyped.Generator.Naming;

/// <summary>Names that generated members never get (DESIGN decision 13): the classes have them, or will have them.</summary>
internal static class ReservedNames
{
    /// <summary>In the user's part of the class, a member of this name would hide <c>System.Convert</c>.</summary>
    private const string SystemConvert = "Convert";

    private static readonly string[] OfObject =
        ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals"];

    private static readonly string[] OfRecord = ["Deconstruct", "PrintMembers", "Clone"];

    /// <summary>In the root class.</summary>
    public static IReadOnlyList<string> InRoot { get; } =
        ["Visitor", "LoadVisitorAsync", "Experiences", "Goals", "Audiences", "Segments", "Locations", "Client", MemberNames.List(MemberNames.Goals), SystemConvert, .. OfObject];

    /// <summary>In a feature's class, and in a group's, since a group can become a feature.</summary>
    public static IReadOnlyList<string> InFeature { get; } =
        ["IsEnabled", "TryGet", "Decide", "Peek", "Explain", "Override", "Key", "Variable", SystemConvert, .. OfObject];

    /// <summary>For variables: they are members of the feature's class and of the record with their values.</summary>
    public static IReadOnlyList<string> ForVariables { get; } = [.. InFeature, .. OfRecord];

    /// <summary>In one of the root's lists.</summary>
    public static IReadOnlyList<string> InList { get; } = [SystemConvert, .. OfObject];

    /// <summary>For the properties of attributes: the set that they belong to has these.</summary>
    public static IReadOnlyList<string> ForAttributes { get; } =
        ["Count", "Contains", "Empty", "GetEnumerator", "Item", "TryGetValue", "With", "NamesOfProperties", "TryReadProperty", SystemConvert, .. OfObject];

    /// <summary>For the constants of an attribute's values.</summary>
    public static IReadOnlyList<string> ForConstants { get; } = OfObject;
}
