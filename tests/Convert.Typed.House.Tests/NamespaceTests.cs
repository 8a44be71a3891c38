using System.Reflection;

namespace ConvertTyped.House.Tests;

/// <summary>A namespace or type named Convert would hide System.Convert from every project that references the package.</summary>
public sealed class NamespaceTests
{
    private static readonly string[] ShippedAssemblies = ["Convert.Typed", "Convert.Typed.DevServer", "Convert.Typed.Generator", "Convert.Typed.Outbox"];

    [Fact]
    public void No_shipped_assembly_has_a_namespace_or_type_that_hides_System_Convert() =>
        Assert.DoesNotContain(TypesOf(ShippedAssemblies), static type => Hides(type));

    [Fact]
    public void Such_a_type_is_found() => Assert.Contains(TypesOf(["System.Runtime"]).Append(typeof(Convert)), static type => Hides(type));

    [Theory]
    [InlineData("Convert.Typed")]
    [InlineData("Convert.Typed.Outbox")]
    public void Public_types_of_the_runtime_live_where_users_look(string assembly)
    {
        string[] homes = ["ConvertTyped", "ConvertTyped.CompilerServices", "Microsoft.Extensions.DependencyInjection"];

        Assert.All(Assembly.Load(assembly).GetExportedTypes(), type => Assert.Contains(type.Namespace, homes));
    }

    private static IEnumerable<Type> TypesOf(IEnumerable<string> assemblies) => assemblies.SelectMany(static name => Assembly.Load(name).GetTypes());

    private static bool Hides(Type type) =>
        type.Name == "Convert" || type.Namespace == "Convert" || type.Namespace?.StartsWith("Convert.", StringComparison.Ordinal) == true;
}
