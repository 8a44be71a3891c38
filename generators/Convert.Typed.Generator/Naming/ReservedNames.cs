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
        ["Visitor", "LoadVisitorAsync", "Experiences", "Goals", "Audiences", "Segments", "Locations", "Client", SystemConvert, .. OfObject];

    /// <summary>In a feature's class, and in a group's, since a group can become a feature.</summary>
    public static IReadOnlyList<string> InFeature { get; } =
        ["IsEnabled", "TryGet", "Decide", "Peek", "Explain", "Override", "Key", "Variable", SystemConvert, .. OfObject];

    /// <summary>For members of the records that JSON objects become.</summary>
    public static IReadOnlyList<string> InJsonRecord { get; } = ["EqualityContract", SystemConvert, .. OfObject, .. OfRecord];

    /// <summary>For variables: they are members of the feature's class and of the record with their values.</summary>
    public static IReadOnlyList<string> ForVariables { get; } = [.. InFeature, .. OfRecord];
}
