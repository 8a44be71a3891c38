using System.Text;
using ConvertTyped.Generator.Tests.Harness;

namespace ConvertTyped.Generator.Tests;

/// <summary>Which member a feature becomes. All names are those of compiled code.</summary>
public sealed class NamingTests
{
    [Theory]
    [InlineData("new-button", "NewButton")]
    [InlineData("new_button", "NewButton")]
    [InlineData("newButton", "NewButton")]
    [InlineData("NEW-button", "NEWButton")]
    [InlineData("new button!", "NewButton")]
    [InlineData("3d-view", "_3dView")]
    [InlineData("class", "Class")]
    [InlineData("straße", "Straße")]
    [InlineData("übersicht", "Übersicht")]
    [InlineData("购物车", "购物车")]
    [InlineData("buy🎉now", "BuyNow")]
    [InlineData("a\u200Fb", "Ab")]
    [InlineData("cafe\u0301", "Cafe\u0301")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("🎉", "_1")]
    [InlineData("-", "_1")]
    public void A_key_becomes_its_words_in_PascalCase(string key, string name) => Assert.Equal([name], NamesOf(ConfigText.OfKeys(key)));

    [Theory]
    [InlineData("checkout.new-button", "Checkout.NewButton")]
    [InlineData("checkout/new-button", "Checkout.NewButton")]
    [InlineData("checkout:new-button", "Checkout.NewButton")]
    [InlineData("checkout--new-button", "Checkout.NewButton")]
    [InlineData("checkout__new-button", "Checkout.NewButton")]
    [InlineData("checkout-new-button", "CheckoutNewButton")]
    [InlineData("a---b", "A.B")]
    [InlineData(".a..b.", "A.B")]
    [InlineData("🎉.a", "A")]
    [InlineData("a.🎉", "A")]
    [InlineData("1.2", "_1._2")]
    [InlineData("a.b.c.d.e.f.g.h.i.j.k", "A.B.C.D.E.F.G.H.IJK")]
    public void Separators_make_groups(string key, string name) => Assert.Equal([name], NamesOf(ConfigText.OfKeys(key)));

    [Theory]
    [InlineData("checkout", "checkout-new-button", "Checkout.NewButton")]
    [InlineData("checkout", "checkout_new-button", "Checkout.NewButton")]
    [InlineData("checkout", "checkouts-new", "CheckoutsNew")]
    [InlineData("checkout", "Checkout-new", "CheckoutNew")]
    [InlineData("checkout", "checkout-a.b", "Checkout.A.B")]
    [InlineData("checkout", "checkout--a", "Checkout.A")]
    [InlineData("checkout", "checkout-", "Checkout")]
    [InlineData("checkout|checkout-steps", "checkout-steps-one", "CheckoutSteps.One")]
    [InlineData(" checkout || ", "checkout-a", "Checkout.A")]
    [InlineData("shop/checkout", "shop/checkout-a", "Shop.Checkout.A")]
    public void A_named_group_takes_keys_that_begin_with_it(string groups, string key, string name) =>
        Assert.Equal([name], NamesOf(ConfigText.OfKeys(key), groups));

    [Fact]
    public void The_smallest_id_keeps_the_bare_name()
    {
        var names = NamesOf(ConfigText.Of(
            """[{"id": "x", "key": "a.b"}, {"id": 100, "key": "a.B"}, {"id": "20", "key": "a/b"}, {"key": "a:b"}, {"id": "0x1f", "key": "a__b"}, {"id": 9, "key": "A/b"}]"""));

        Assert.Equal(["A.B_x", "A.B_100", "A.B_20", "A.B_2", "A.B_0x1f", "A.B"], names);
    }

    [Fact]
    public void Two_features_of_the_same_id_still_have_two_names() =>
        Assert.Equal(["B_1", "B_1_2", "B"], NamesOf(ConfigText.Of("""[{"id": 1, "key": "b"}, {"id": 1, "key": "b-"}, {"id": 1, "key": "B"}]""")));

    [Fact]
    public void Reserved_names_get_the_id() =>
        Assert.Equal(
            ["Client_1", "Visitor_2", "Goals_3", "ToString_4", "GetType_5", "Flags_6", "Key", "Visitor_2.Client", "Key_9", "X.Equals_10"],
            NamesOf(ConfigText.OfKeys("client", "visitor", "goals", "toString", "get-type", "flags", "key", "visitor.client", "_key", "x.equals")));

    [Fact]
    public void Names_that_types_of_other_members_have_get_the_id() =>
        Assert.Equal(
            ["A", "AFeature_2", "AVariables_3", "AGroup_4", "_5", "A5", "AOverride_7"],
            NamesOf(ConfigText.OfKeys("a", "a-feature", "a-variables", "a-group", "5", "a5", "a-override")));

    [Fact]
    public void A_member_may_be_named_like_the_group_it_is_in_but_its_type_may_not_be_the_type_around_it()
    {
        Assert.Equal(["Checkout.Checkout"], NamesOf(ConfigText.OfKeys("checkout.checkout")));
        Assert.Equal(["Checkout", "Checkout.Checkout_2"], NamesOf(ConfigText.OfKeys("checkout", "checkout.checkout")));
        Assert.Equal(["Checkout.Checkout_1.A"], NamesOf(ConfigText.OfKeys("checkout.checkout.a")));
    }

    [Theory]
    [InlineData("A", "A_1")]
    [InlineData("_A", "A_1")]
    [InlineData("AFeature", "A_1")]
    [InlineData("AVariables", "A_1")]
    [InlineData("AOverride", "A_1")]
    [InlineData("AGroup", "A")]
    public void The_name_of_the_root_is_taken_inside_it(string root, string name)
    {
        var json = ConfigText.Of($"[{ConfigText.Feature(1, "a", "b")}]");
        using var loaded = new SnapshotProject().WithSnapshot("convert.config.json", json, ("Class", root)).Generate().Load();

        var member = loaded.Assembly.GetType($"Shop.{root}", throwOnError: true)!.GetProperties().Single(property => property.DeclaringType!.Name == root);
        Assert.Equal(name, member.Name);
    }

    [Fact]
    public void Groups_that_differ_only_in_characters_names_do_not_have_are_one() =>
        Assert.Equal(["Check.A", "Check.B", "Check"], NamesOf(ConfigText.OfKeys("check.a", "Check.b", "check-")));

    [Fact]
    public void A_group_joins_the_oldest_feature_of_its_name() =>
        Assert.Equal(["CheckOut.A", "CheckOut_3", "CheckOut"], NamesOf(ConfigText.Of(
            """[{"id": 1, "key": "check-out.a"}, {"id": 3, "key": "checkOut"}, {"id": 2, "key": "check-out"}]""")));

    [Fact]
    public void A_group_that_becomes_a_feature_keeps_its_name()
    {
        Assert.Equal(["X.A", "XGroup_2"], NamesOf(ConfigText.OfKeys("x.a", "x-group")));
        Assert.Equal(["X.A", "XGroup_2", "X"], NamesOf(ConfigText.OfKeys("x.a", "x-group", "x")));
    }

    [Fact]
    public void A_name_that_metadata_has_no_room_for_is_cut()
    {
        var names = NamesOf(ConfigText.OfKeys(new string('购', 5000), new string('购', 6000)));

        Assert.Equal([new string('购', 200), new string('购', 200) + "_2"], names);
    }

    [Fact]
    public void Variables_of_the_same_name_are_told_apart_by_number_in_the_order_of_their_keys() =>
        Assert.Equal(
            ["Caption_3", "Caption", "Caption_2", "Key_2", "Deconstruct_2", "BVariables_2", "BFeature_2", "BOverride_2", "_1", "_1_2"],
            VariablesOf(ConfigText.Feature(1, "b", "caption", "-caption", "Caption", "key", "deconstruct", "b-variables", "b-feature", "b-override", "!", "?")));

    [Fact]
    public void A_feature_in_a_group_gives_way_to_the_variables_of_that_group() =>
        Assert.Equal(
            ["Shop", "Shop.A_2"],
            NamesOf(ConfigText.Of($"[{ConfigText.Feature(1, "shop", "a")},{ConfigText.Feature(2, "shop.a")}]")));

    [Fact]
    public void No_generated_member_hides_an_inherited_one()
    {
        var inherited = typeof(Feature).GetMembers().Concat(typeof(ConvertRoot).GetMembers())
            .Select(static member => member.Name)
            .Where(static name => char.IsAsciiLetterUpper(name[0]));

        var keys = inherited.Distinct().SelectMany(static name => new[] { name, $"group.{name}" });

        var features = keys.Select((key, index) => ConfigText.Feature(index, key, inherited.Distinct()));
        using var loaded = SnapshotProject.Generate(ConfigText.Of($"[{string.Join(',', features)}]")).Load();
        Assert.NotNull(loaded.Assembly.GetType("Shop.Flags"));
    }

    /// <summary>The names of the features, in the order of the config.</summary>
    private static string[] NamesOf(string json, string groups = "")
    {
        var generated = new SnapshotProject { Groups = groups }.WithSnapshot("convert.config.json", json).Generate();

        // That a group groups nothing is reported, and it names nothing.
        Assert.DoesNotContain(generated.Diagnostics, static diagnostic => diagnostic.Id != "CVT010");
        using var loaded = generated.Load();
        var utf8 = Encoding.UTF8.GetBytes(json);
        var names = RootReader.Features(loaded.CreateRoot("Shop.Flags", ConvertClient.FromConfiguration(utf8)))
            .ToDictionary(static feature => feature.Feature.Key, static feature => feature.Name);
        using var document = System.Text.Json.JsonDocument.Parse(utf8);
        return [.. document.RootElement.GetProperty("features").EnumerateArray().Select(feature => names[feature.GetProperty("key").GetString()!])];
    }

    private static string[] VariablesOf(string feature)
    {
        using var loaded = SnapshotProject.Generate(ConfigText.Of($"[{feature}]")).Load();
        return [.. loaded.Assembly.GetType("Shop.Flags")!.GetNestedTypes()
            .Single(static type => type.IsValueType)
            .GetConstructors()
            .Single(static constructor => constructor.GetParameters().Length > 0)
            .GetParameters()
            .Select(static parameter => parameter.Name!)];
    }
}
