using System.Reflection;
using System.Text.Json;

namespace ConvertTyped.Generator.Tests.Harness;

/// <summary>Reads everything a generated root has, the way an app would.</summary>
internal static class RootReader
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>All features of a root, with those in groups, and how code names them: <c>Checkout.NewButton</c>.</summary>
    public static IEnumerable<(string Name, Feature Feature)> Features(ConvertRoot root) => FeaturesOf(root, "");

    /// <summary>Reads the feature in every way it has and checks that they agree. The values of <c>TryGet</c>, when it is true.</summary>
    public static object? Read(Feature feature, Visitor visitor)
    {
        var isEnabled = feature.IsEnabled(visitor);
        Assert.Equal(isEnabled, feature.Decide(visitor).IsEnabled);
        if (feature.GetType().GetMethod("TryGet", Declared) is not { } tryGet)
        {
            return null;
        }

        object?[] arguments = [visitor, null];
        var hasValues = (bool)tryGet.Invoke(feature, arguments)!;
        Assert.True(isEnabled || !hasValues);

        var values = arguments[1]!;
        foreach (var value in values.GetType().GetProperties(Declared))
        {
            var read = ReadVariable(feature, value.Name, visitor, out var fallback);
            if (hasValues)
            {
                Assert.Equal(Text(value.GetValue(values) ?? fallback), Text(read));
            }
        }

        return hasValues ? values : null;
    }

    private static object? ReadVariable(Feature feature, string name, Visitor visitor, out object? fallback)
    {
        var variable = feature.GetType().GetProperty(name, Declared)!.GetValue(feature)!;
        var type = variable.GetType().GetGenericArguments().Single();
        fallback = type.IsValueType ? Activator.CreateInstance(type) : type == typeof(string) ? "(none)" : null;
        return variable.GetType().GetMethod("ValueOr")!.Invoke(variable, [visitor, fallback]);
    }

    private static IEnumerable<(string Name, Feature Feature)> FeaturesOf(object owner, string prefix)
    {
        foreach (var property in owner.GetType().GetProperties(Declared).Where(static property => property.PropertyType.IsClass && property.PropertyType.IsNested))
        {
            var member = property.GetValue(owner)!;
            Assert.Same(member, property.GetValue(owner));
            if (member is Feature feature)
            {
                yield return (prefix + property.Name, feature);
            }

            foreach (var nested in FeaturesOf(member, $"{prefix}{property.Name}."))
            {
                yield return nested;
            }
        }
    }

    // A JsonElement equals none but itself, and one without a document has no text.
    private static string? Text(object? value) => value is JsonElement { ValueKind: JsonValueKind.Undefined } ? "" : value?.ToString();
}
