using System.Reflection;
using System.Text;
using ConvertTyped.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Generator.Tests;

/// <summary>Generated code lives in any project without changing what the project's own code means.</summary>
public sealed class CompatibilityTests
{
    private static readonly string Json = ConfigText.Of(
        $"[{ConfigText.Feature(1, "checkout-button", "caption")},{ConfigText.Feature(2, "convert", "convert")},{ConfigText.Feature(3, "_x", "_y")},{ConfigText.Feature(4, "system")},{ConfigText.Feature(5, "3d", "7")},{ConfigText.Feature(6, "convert.a")},{ConfigText.Feature(7, "checkout-convert")},{ConfigText.Feature(8, "checkout-convert-a")}]");

    [Fact]
    public void Nothing_generated_hides_System_Convert_or_another_type()
    {
        var generated = Generate("""
            using System;
            namespace Shop { internal static class Uses { public static int One(System.Collections.Generic.List<string> list) => Convert.ToInt32(list[0]); } }
            namespace ConvertTyped { internal static class Uses { public static int One() => Convert.ToInt32("1"); } }
            namespace Shop { partial class Flags { internal static int Two() => Convert.ToInt32("2"); } }
            """);

        using var loaded = generated.Load();
        Assert.DoesNotContain(loaded.Assembly.GetTypes().SelectMany(static type => type.GetMembers()), static member => member.Name == "Convert");
        Assert.DoesNotContain(loaded.Assembly.GetTypes(), static type => type.Name == "Convert" || type.FullName!.StartsWith("Convert.", StringComparison.Ordinal));
        Assert.DoesNotContain(
            generated.Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>(),
            static declared => declared.Name.ToString().Split('.')[0] == "Convert");
        Assert.Equal(["Flags", "VisitorAttributes", "VisitorLocation"], loaded.Assembly.GetTypes().Where(static type => !type.IsNested && type.Namespace == "Shop" && type.Name != "Uses").Select(static type => type.Name).Order());
    }

    [Theory]
    [InlineData("convert", "", "Convert_1")]
    [InlineData("convert.a", "", "Convert_1")]
    [InlineData("convert-a", "convert", "Convert_1")]
    [InlineData("a", "", "A")]
    public void No_member_is_named_Convert(string key, string groups, string name)
    {
        var json = ConfigText.Of($"[{ConfigText.Feature(1, key, "convert")}]");
        using var loaded = new SnapshotProject { Groups = groups, Code = """
            using System;
            namespace Shop { partial class Flags { internal int Two() => Convert.ToInt32("2"); } }
            """ }.WithSnapshot("convert.config.json", json).Generate().Load();

        var types = loaded.Assembly.GetTypes();
        Assert.NotNull(loaded.Assembly.GetType("Shop.Flags", throwOnError: true)!.GetProperty(name));
        Assert.DoesNotContain(types.SelectMany(static type => type.GetMembers()), static member => member.Name == "Convert");
        Assert.Contains(types, static type => type.IsSubclassOf(typeof(Feature)) && type.GetProperty("Convert_2") is not null);
        Assert.Contains(types, static type => type.IsValueType && type.GetProperty("Convert_2") is not null);
    }

    [Fact]
    public void The_root_can_be_extended() => Generate("namespace Shop; partial class Flags { internal CheckoutGroup Steps => Checkout; }").Load().Dispose();

    [Fact]
    public void A_test_or_tool_makes_a_root_over_any_client()
    {
        using var loaded = Generate("""
            namespace Shop;
            using ConvertTyped;
            internal static class Tool { internal static Flags Read(byte[] config) => new(ConvertClient.FromConfiguration(config)); }
            """).Load();

        var root = loaded.Assembly.GetType("Shop.Tool", throwOnError: true)!.GetMethod("Read", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [Encoding.UTF8.GetBytes(Json)]);

        Assert.Equal("checkout-button", Assert.IsAssignableFrom<ConvertRoot>(root).Client.Feature("checkout-button").Key);
        Assert.Contains("for tests and tools; an app registers it with <c>services.AddConvert&lt;Flags&gt;()</c>.</summary>", Generate("").Source);
    }

    [Fact]
    public void An_assembly_that_promises_CLS_compliance_compiles() => Generate("[assembly: System.CLSCompliant(true)]").Load().Dispose();

    [Fact]
    public void CSharp_11_is_enough() =>
        new SnapshotProject { Groups = "checkout", LanguageVersion = LanguageVersion.CSharp11 }.WithSnapshot("convert.config.json", Json).Generate().Load().Dispose();

    [Fact]
    public void A_class_with_a_small_letter_compiles() =>
        new SnapshotProject().WithSnapshot("convert.config.json", Json, ("Class", "flags")).Generate().Load().Dispose();

    [Fact]
    public void A_thousand_features_compile()
    {
        var features = Enumerable.Range(1, 1000).Select(static id => ConfigText.Feature(id, $"team{id % 20}.feature-{id}", "caption", "color", "link"));
        var generated = SnapshotProject.Generate(ConfigText.Of($"[{string.Join(',', features)}]"));

        Assert.Empty(generated.Diagnostics);
        using var loaded = generated.Load();
        Assert.Equal(1000, loaded.Assembly.GetTypes().Count(static type => type.IsSubclassOf(typeof(Feature))));
    }

    private static GeneratedProject Generate(string code) =>
        new SnapshotProject { Groups = "checkout", Code = code }.WithSnapshot("convert.config.json", Json).Generate();
}
