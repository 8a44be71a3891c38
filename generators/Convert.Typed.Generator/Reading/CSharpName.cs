using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Reading;

/// <summary>What C# accepts as a name, and what we do not.</summary>
internal static class CSharpName
{
    public static bool IsKeyword(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None;

    /// <summary>
    /// Whether a class or namespace of that name would make <c>Convert.ToInt32</c> mean something else in the user's project.
    /// </summary>
    public static bool HidesSystemConvert(string name) => name == "Convert" || name.StartsWith("Convert.", StringComparison.Ordinal);

    /// <summary>The namespace with its keywords escaped; null when it is none.</summary>
    public static string? Namespace(string name)
    {
        var parts = name.Split('.');
        return parts.All(SyntaxFacts.IsValidIdentifier) ? string.Join(".", parts.Select(Escape)) : null;
    }

    /// <summary>The namespace a project name such as <c>my-shop.Web</c> stands for: what templates make of it, <c>my_shop.Web</c>.</summary>
    public static string NearestNamespace(string name) =>
        string.Join(".", name.Split('.').Where(static part => part.Length > 0).Select(NearestIdentifier).Select(Escape));

    private static string NearestIdentifier(string part)
    {
        var identifier = new StringBuilder(part);
        for (var position = 0; position < identifier.Length; position++)
        {
            if (!SyntaxFacts.IsIdentifierPartCharacter(identifier[position]))
            {
                identifier[position] = '_';
            }
        }

        return SyntaxFacts.IsIdentifierStartCharacter(identifier[0]) ? identifier.ToString() : $"_{identifier}";
    }

    private static string Escape(string part) => IsKeyword(part) ? $"@{part}" : part;
}
