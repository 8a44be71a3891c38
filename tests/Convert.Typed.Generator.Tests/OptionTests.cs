using ConvertTyped.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Tests;

/// <summary>What a project can ask for through the metadata of a snapshot.</summary>
public sealed class OptionTests
{
    private static readonly string Json = ConfigText.OfKeys("first");

    [Fact]
    public void Namespace_class_access_and_resource_are_those_of_the_metadata()
    {
        var generated = Generate(("Namespace", "Shop.Features"), ("Class", "BackOffice"), ("Access", "internal"));

        Assert.Empty(generated.Diagnostics);
        Assert.Equal(["BackOffice.g.cs", "BackOffice.Attributes.g.cs"], generated.Sources.Select(static source => source.HintName));
        using var loaded = generated.Load();
        Assert.False(loaded.Assembly.GetType("Shop.Features.BackOffice", throwOnError: true)!.IsPublic);
        Assert.NotEmpty(loaded.ReadSnapshot("Shop.Features.BackOffice"));
    }

    [Theory]
    [InlineData("", "Flags")]
    [InlineData("Shop.Web", "Shop.Web.Flags")]
    [InlineData("my-shop", "my_shop.Flags")]
    [InlineData("3d.event", "_3d.event.Flags")]
    [InlineData("Converter", "Converter.Flags")]
    public void Without_a_namespace_the_project_says_it(string rootNamespace, string fullName)
    {
        var generated = new SnapshotProject { RootNamespace = rootNamespace }.WithSnapshot("convert.config.json", Json).Generate();

        Assert.Empty(generated.Diagnostics);
        using var loaded = generated.Load();
        Assert.True(loaded.Assembly.GetType(fullName, throwOnError: true)!.IsPublic);
    }

    [Theory]
    [InlineData("Class", "3d", "Class '3d' is not a name for a class. Set the Class of this snapshot in the project file to a C# identifier that is not a keyword, such as Flags.")]
    [InlineData("Class", "class", "Class 'class' is not a name")]
    [InlineData("Class", "record", "Class 'record' is not a name")]
    [InlineData("Class", "A.B", "Class 'A.B' is not a name")]
    [InlineData("Class", "{0}", "Class '{0}' is not a name")]
    [InlineData("Class", "Convert", "Class 'Convert' would hide System.Convert. Set the Class")]
    [InlineData("Class", "Goals", "Class 'Goals' is the name of a member that the class has. Set the Class")]
    [InlineData("Class", "_Goals", "Class '_Goals' is the name of a member")]
    [InlineData("Class", "Experiences", "Class 'Experiences' is the name of a member")]
    [InlineData("Class", "ExperiencesList", "Class 'ExperiencesList' is the name of a member")]
    [InlineData("Class", "Segments", "Class 'Segments' is the name of a member")]
    [InlineData("Class", "_Segments", "Class '_Segments' is the name of a member")]
    [InlineData("Namespace", "Convert", "Namespace 'Convert' would hide System.Convert. Set the Namespace of this snapshot in the project file to a namespace that does not begin with Convert")]
    [InlineData("Namespace", "Convert.Shop", "Namespace 'Convert.Shop' would hide System.Convert.")]
    [InlineData("Namespace", "Shop..Web", "Namespace 'Shop..Web' is not a namespace.")]
    [InlineData("Namespace", "my-shop", "Namespace 'my-shop' is not a namespace.")]
    [InlineData("Access", "private", "Access 'private' is not an accessibility of a class. Set the Access of this snapshot in the project file to public or internal.")]
    public void CVT007_tells_an_option_that_cannot_be_used_and_goes_on_with_the_default(string option, string value, string message)
    {
        var generated = Generate((option, value));

        var diagnostic = Assert.Single(generated.Diagnostics);
        Assert.Equal("convert.config.json(1,1): Error CVT007", Place.Of(diagnostic));
        Assert.StartsWith(message, diagnostic.GetMessage());
        using var loaded = generated.Load();
        Assert.True(loaded.Assembly.GetType("Shop.Flags", throwOnError: true)!.IsPublic);
    }

    [Fact]
    public void CVT007_tells_a_project_whose_namespace_begins_with_Convert_to_choose_another()
    {
        var project = new SnapshotProject { RootNamespace = "Convert.Shop" }.WithSnapshot("shop.json", Json);

        var generated = project.Generate();

        Assert.Equal(
            "RootNamespace 'Convert.Shop' would hide System.Convert. Set the Namespace of this snapshot in the project file to a namespace that does not begin with Convert, such as Shop.Features.",
            generated.Diagnostics.Single().GetMessage());
        using var loaded = generated.Load();
        Assert.NotNull(loaded.Assembly.GetType("Flags"));
    }

    [Fact]
    public void CVT007_gives_a_project_without_an_item_the_line_to_write()
    {
        var project = new SnapshotProject { RootNamespace = "Convert" }.WithSnapshot("convert.config.json", Json, ("IsFoundByName", "true"));

        Assert.Equal(
            "RootNamespace 'Convert' would hide System.Convert. Write <ConvertSnapshot Include=\"convert.config.json\" Namespace=\"Shop.Features\" /> into an ItemGroup of the project file, with any namespace that does not begin with Convert.",
            project.Generate().Diagnostics.Single().GetMessage());
    }

    [Fact]
    public void Snapshots_become_classes_and_files_of_their_own()
    {
        var generated = new SnapshotProject()
            .WithSnapshot("a.json", Json)
            .WithSnapshot("b.json", Json, ("Namespace", "Office"))
            .WithSnapshot("c.json", Json, ("Class", "FLAGS"))
            .WithSnapshot("d.json", Json, ("Namespace", "shop"), ("Class", "FLAGs"))
            .WithSnapshot("e.json", Json, ("Class", "Büro"))
            .Generate();

        Assert.Empty(generated.Diagnostics);
        Assert.Equal(
            ["Flags.g.cs", "Office.Flags.g.cs", "Shop.FLAGS.g.cs", "shop.FLAGs_2.g.cs", "B_ro.g.cs"],
            generated.Sources.Select(static source => source.HintName).Where(static name => !name.EndsWith(".Attributes.g.cs", StringComparison.Ordinal)));
        Assert.Contains("shop.FLAGs_2.Attributes.g.cs", generated.Sources.Select(static source => source.HintName));
        using var loaded = generated.Load();
        Assert.All(["Shop.Flags", "Office.Flags", "Shop.FLAGS", "shop.FLAGs", "Shop.Büro"], name => Assert.NotNull(loaded.Assembly.GetType(name)));
    }

    [Fact]
    public void CVT008_stands_at_the_second_snapshot_of_a_class()
    {
        var generated = new SnapshotProject()
            .WithSnapshot("a.json", Json)
            .WithSnapshot("b.json", ConfigText.OfKeys("second"))
            .Generate();

        var diagnostic = Assert.Single(generated.Diagnostics);
        Assert.Equal("b.json(1,1): Error CVT008", Place.Of(diagnostic));
        Assert.Equal(
            "'b.json' becomes type Shop.Flags, as 'a.json' does already. Give one of them another Class or Namespace in the project file.",
            diagnostic.GetMessage());
        Assert.Contains("\"first\"", generated.Source);
        using var loaded = generated.Load();
    }

    [Theory]
    [InlineData("Flags", "Shop.VisitorAttributes", "Shop.VisitorLocation")]
    [InlineData("ShopFlags", "Shop.ShopVisitorAttributes", "Shop.ShopVisitorLocation")]
    [InlineData("BackOffice", "Shop.BackOfficeVisitorAttributes", "Shop.BackOfficeVisitorLocation")]
    public void Each_root_has_attributes_of_its_own(string root, string attributes, string location)
    {
        using var loaded = Generate(("Class", root)).Load();

        Assert.Equal(
            [attributes, location],
            loaded.Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(AttributeSet))).Select(static type => type.FullName).Order());
    }

    [Fact]
    public void CVT008_stands_at_a_snapshot_whose_attributes_become_a_class_of_another_one()
    {
        var generated = new SnapshotProject()
            .WithSnapshot("a.json", Json, ("Class", "ShopFlags"))
            .WithSnapshot("b.json", Json, ("Class", "Shop"), ("Namespace", "Shop.Features"))
            .WithSnapshot("c.json", Json, ("Class", "Shop"))
            .Generate();

        var diagnostic = Assert.Single(generated.Diagnostics);
        Assert.Equal("c.json(1,1): Error CVT008", Place.Of(diagnostic));
        Assert.Equal(
            "'c.json' becomes type Shop.ShopVisitorAttributes, as 'a.json' does already. Give one of them another Class or Namespace in the project file.",
            diagnostic.GetMessage());
    }

    [Theory]
    [InlineData("Flags", "shop-pricing", "ShopFlags", "pricing", "Shop.ShopPricingVariation")]
    [InlineData("ShopFlags", "pricing", "Flags", "shop-pricing", "Shop.ShopPricingVariation")]
    [InlineData("Flags", "pricing", "PricingVariation", "sale", "Shop.PricingVariation")]
    [InlineData("Flags", "pricing", "VisitorAttributes", "sale", "Shop.VisitorAttributes")]
    [InlineData("VisitorLocation", "sale", "Flags", "pricing", "Shop.VisitorLocation")]
    public void CVT008_stands_at_a_snapshot_one_of_whose_types_is_of_another_one_already(string first, string firstExperience, string second, string secondExperience, string type)
    {
        var diagnostic = Assert.Single(Project("Shop").Generate().Diagnostics);
        Assert.Equal("b.json(1,1): Error CVT008", Place.Of(diagnostic));
        Assert.StartsWith($"'b.json' becomes type {type}, as 'a.json' does already.", diagnostic.GetMessage(), StringComparison.Ordinal);

        var apart = Project("Office").Generate();
        Assert.Empty(apart.Diagnostics);
        using var loaded = apart.Load();

        SnapshotProject Project(string secondNamespace) => new SnapshotProject()
            .WithSnapshot("a.json", WithExperience(firstExperience), ("Class", first))
            .WithSnapshot("b.json", WithExperience(secondExperience), ("Class", second), ("Namespace", secondNamespace));
    }

    [Fact]
    public void Every_file_of_a_snapshot_is_called_as_its_class_is()
    {
        var generated = new SnapshotProject()
            .WithSnapshot("a.json", Json)
            .WithSnapshot("b.json", WithExperience("pricing"), ("Namespace", "Office"))
            .Generate();

        Assert.Equal(
            ["Flags.Attributes.g.cs", "Flags.g.cs", "Office.Flags.Attributes.g.cs", "Office.Flags.Experiences.g.cs", "Office.Flags.g.cs"],
            generated.Sources.Select(static source => source.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_listed_twice_is_one_snapshot()
    {
        var generated = new SnapshotProject().WithSnapshot("a.json", Json).WithSnapshot("a.json", Json).Generate();

        Assert.Empty(generated.Diagnostics);
        Assert.Equal(["Flags.g.cs", "Flags.Attributes.g.cs"], generated.Sources.Select(static source => source.HintName));
    }

    [Fact]
    public void Settings_of_the_JavaScript_client_hold_the_config_as_their_data()
    {
        var generated = SnapshotProject.Generate($$"""{"environment": "staging", "data": {{Json}}}""");

        Assert.Empty(generated.Diagnostics);
        Assert.Contains("FirstFeature", generated.Source);
    }

    private static string WithExperience(string key) =>
        ConfigText.Of("[]", $$"""[{"id": "20", "key": "{{key}}", "variations": [{"id": "30", "key": "annual"}]}]""");

    private static GeneratedProject Generate(params (string Name, string Value)[] options) =>
        new SnapshotProject().WithSnapshot("convert.config.json", Json, options).Generate();
}
