using Shop;

namespace ConvertTyped.Client.Tests;

/// <summary>The generated segments of the quickstart's config.</summary>
public sealed class TypedSegmentTests
{
    private readonly ConvertClient client = Configs.ShopClient();
    private readonly Flags flags;

    public TypedSegmentTests() => flags = new Flags(client);

    [Fact]
    public void A_visitor_enters_the_segments_whose_rules_match_once()
    {
        var reader = flags.Visitor("ada", new AttributeSet { ["newsletter"] = true });

        Assert.Equal([flags.Segments.NewsletterReaders], reader.EnterSegments(flags.Segments.NewsletterReaders));
        Assert.Empty(reader.EnterSegments(flags.Segments.NewsletterReaders));
        Assert.Equal("""["100700001"]""", client.Remembered(reader).Segments["customSegments"].ToString());
        Assert.Empty(flags.Visitor("grace").EnterSegments(flags.Segments.NewsletterReaders));
        Assert.Empty(reader.EnterSegments());
    }

    [Fact]
    public void Attributes_of_a_view_count() =>
        Assert.Single(flags.Visitor("ada").With(new AttributeSet { ["newsletter"] = true }).EnterSegments(flags.Segments.NewsletterReaders));

    [Fact]
    public void A_preview_enters_no_segment()
    {
        var ada = flags.Visitor("ada", new AttributeSet { ["newsletter"] = true });

        ada.Preview(flags.Experiences.PricingPage, PricingPageVariation.Annual).EnterSegments(flags.Segments.NewsletterReaders);

        Assert.Empty(client.Remembered(ada).Segments);
    }

    [Fact]
    public void What_is_not_of_the_same_client_is_refused()
    {
        var other = new Flags(Configs.ShopClient());
        var ada = flags.Visitor("ada", new AttributeSet { ["newsletter"] = true });

        Assert.Throws<ArgumentException>("visitor", () => ada.EnterSegments(flags.Segments.NewsletterReaders, other.Segments.NewsletterReaders));
        Assert.Throws<ArgumentNullException>("segments", () => ada.EnterSegments(flags.Segments.NewsletterReaders, null!));
        Assert.Throws<ArgumentNullException>("visitor", () => default(Visitor)!.EnterSegments());
        Assert.Empty(client.Remembered(ada).Segments);
    }
}
