using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Naming;

/// <summary>The names that are taken inside one class: by what is reserved, by the class itself, by members with their fields and types.</summary>
internal sealed class NameScope
{
    /// <summary>The name of what has neither a usable key nor an id.</summary>
    private const string Nameless = "_1";

    private readonly string enclosingType;
    private readonly HashSet<string> taken;

    public NameScope(string enclosingType, IEnumerable<string> reserved)
    {
        this.enclosingType = enclosingType;
        taken = new(reserved, StringComparer.Ordinal) { enclosingType };
    }

    /// <summary>Takes a name for a variable, which has no id: the first free one of <c>Caption</c>, <c>Caption_2</c>, <c>Caption_3</c>…</summary>
    public string TakeVariable(string name)
    {
        var free = FirstFree(name.Length > 0 ? name : Nameless, IsFree);
        taken.Add(free);
        return free;
    }

    /// <summary>
    /// Takes a name, and that of its field, for what has an id and no class of its own: the first free one of <c>Annual</c>,
    /// <c>Annual_10031</c>, <c>Annual_10031_2</c>…
    /// </summary>
    public string TakeItem(string name, string? id)
    {
        var free = FirstFree(name, id, IsFreeForItem);
        taken.UnionWith([free, MemberNames.Field(free)]);
        return free;

        bool IsFreeForItem(string candidate) => IsFree(candidate) && IsFree(MemberNames.Field(candidate));
    }

    /// <summary>
    /// Takes a name for a feature or group: the first free one of <c>Button</c>, <c>Button_10031</c>, <c>Button_10031_2</c>…
    /// With it go the names of its field and of every type it has or may have one day: a feature that gains its first variable
    /// or its first group member must not rename another one.
    /// </summary>
    public string TakeMember(string name, string? id, bool isFeature)
    {
        var free = FirstFree(name, id, IsFreeForMember);
        taken.UnionWith(MemberNames.All(free));
        return free;

        // A nested class cannot have the name of the class around it; that it may get this name one day does not count.
        bool IsFreeForMember(string candidate)
        {
            var future = MemberNames.Type(candidate, !isFeature);
            return MemberNames.All(candidate).All(part => IsFree(part) || (part == enclosingType && part == future));
        }
    }

    /// <summary>Takes a name for a goal as for a feature, with those of its field and of the class that it has or may have one day.</summary>
    public string TakeGoal(string name, string? id)
    {
        var free = FirstFree(name, id, candidate => MemberNames.OfGoal(candidate).All(IsFree));
        taken.UnionWith(MemberNames.OfGoal(free));
        return free;
    }

    private static string FirstFree(string name, string? id, Func<string, bool> isFree)
    {
        var withId = id is null ? name : name + Identifier.SuffixFromId(id);
        return name.Length > 0 && isFree(name) ? name : FirstFree(withId.Length > 0 ? withId : Nameless, isFree);
    }

    private static string FirstFree(string name, Func<string, bool> isFree)
    {
        var candidate = name;
        for (var number = 2; !isFree(candidate); number++)
        {
            candidate = name + "_" + number.ToString(CultureInfo.InvariantCulture);
        }

        return candidate;
    }

    private bool IsFree(string name) => !taken.Contains(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None;
}
