namespace ConvertTyped.Generator.Naming;

/// <summary>The names that come with a member of the root or of a group. All begin with the member's, so they shadow no other type.</summary>
internal static class MemberNames
{
    /// <summary>The root's list of experiences.</summary>
    public const string Experiences = "Experiences";

    /// <summary>The root's list of segments.</summary>
    public const string Segments = "Segments";

    /// <summary>The root's list of goals.</summary>
    public const string Goals = "Goals";

    /// <summary>The root's lists, which it has as soon as there is something for them.</summary>
    public static IReadOnlyList<string> Lists { get; } = [Experiences, Goals, Segments];

    public static string Field(string member) => $"_{member}";

    /// <summary>The nested class the member is an instance of.</summary>
    public static string Type(string member, bool isFeature) => isFeature ? $"{member}Feature" : $"{member}Group";

    /// <summary>The record with the values of a feature's variables.</summary>
    public static string Variables(string member) => $"{member}Variables";

    /// <summary>The class with which an override names the values of a feature's variables.</summary>
    public static string Override(string member) => $"{member}Override";

    /// <summary>The class of one of the root's lists: of experiences, of goals, of segments.</summary>
    public static string List(string list) => $"{list}List";

    /// <summary>The enum of an experience's variations.</summary>
    public static string Variation(string experience) => $"{experience}Variation";

    /// <summary>The class with the attributes that a goal's rules read.</summary>
    public static string Attributes(string goal) => $"{goal}Attributes";

    public static IReadOnlyList<string> OfList(string list) => [list, Field(list), List(list)];

    public static IReadOnlyList<string> OfGoal(string goal) => [goal, Field(goal), Attributes(goal)];

    public static IReadOnlyList<string> All(string member) =>
        [member, Field(member), Type(member, isFeature: true), Type(member, isFeature: false), Variables(member), Override(member)];
}
