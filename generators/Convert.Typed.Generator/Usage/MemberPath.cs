using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Usage;

/// <summary>Goes from a root class to a typed member.</summary>
internal static class MemberPath
{
    /// <param name="root">The root class.</param>
    /// <param name="path">As <c>Checkout.NewButton</c>.</param>
    /// <returns>The property at the end of the path; null when the class does not have it.</returns>
    public static IPropertySymbol? Find(INamedTypeSymbol root, string path)
    {
        ITypeSymbol? type = root;
        IPropertySymbol? property = null;
        foreach (var name in path.Split('.'))
        {
            property = type?.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault();
            type = property?.Type;
        }

        return property;
    }
}
