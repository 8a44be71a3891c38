namespace ConvertTyped.Generator.Naming;

/// <summary>The English plural of a name: <c>Plans</c>, <c>Countries</c>, <c>Statuses</c>. Good enough for what it names: many of them.</summary>
internal static class Plural
{
    private static readonly string[] Hissing = ["s", "x", "z", "ch", "sh"];

    public static string Of(string name)
    {
        if (Hissing.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
        {
            return name + "es";
        }

        var isAfterConsonant = name.Length > 1 && name.EndsWith("y", StringComparison.Ordinal) && !"aeiou".Contains(name[name.Length - 2]);
        return isAfterConsonant ? name.Substring(0, name.Length - 1) + "ies" : name + "s";
    }
}
