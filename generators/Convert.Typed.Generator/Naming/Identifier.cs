using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Naming;

/// <summary>Makes C# names of the service's keys and ids.</summary>
internal static class Identifier
{
    /// <summary>Metadata has room for 1023 bytes of UTF-8; suffixes and the names that the compiler derives need some of it.</summary>
    private const int MaximumLength = 200;

    /// <summary>
    /// The words of a key in PascalCase, with the rest of each word as it is: <c>new-button</c> becomes <c>NewButton</c>,
    /// <c>3d_view</c> becomes <c>_3dView</c>. Empty when the key holds no letter or digit that C# can use.
    /// </summary>
    /// <remarks>
    /// Anything but letters, digits and the marks on them ends a word, formatting characters (the marks for the direction of
    /// text among them) disappear. Letters are not composed: that needs globalization data, which not every machine that
    /// compiles has, and a key must have the same name on all of them.
    /// </remarks>
    public static string FromKey(string key)
    {
        var name = new StringBuilder(key.Length);
        var inWord = false;
        foreach (var character in key)
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(character))
            {
                case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter:
                case UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber:
                case UnicodeCategory.DecimalDigitNumber:
                    name.Append(inWord ? character : char.ToUpperInvariant(character));
                    inWord = true;
                    break;

                case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark when inWord:
                    name.Append(character);
                    break;

                case UnicodeCategory.Format:
                    break;

                default:
                    inWord = false;
                    break;
            }
        }

        return Finish(name);
    }

    /// <summary>What tells two members with the same name apart: <c>_10031</c>, with everything but ASCII letters and digits replaced.</summary>
    public static string SuffixFromId(string id)
    {
        var suffix = new StringBuilder("_");
        foreach (var character in id.Take(MaximumLength / 4))
        {
            suffix.Append(character is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') ? character : '_');
        }

        return suffix.ToString();
    }

    private static string Finish(StringBuilder name)
    {
        name.Length = Math.Min(name.Length, MaximumLength);
        if (name.Length == 0)
        {
            return "";
        }

        var identifier = SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? name.ToString() : $"_{name}";
        return SyntaxFacts.IsValidIdentifier(identifier) ? identifier : "";
    }
}
