namespace ConvertTyped.Conformance;

/// <summary>One visitor of a case; the calls change which view of it is asked.</summary>
internal sealed class VisitorOfCase
{
    private readonly ConvertClient client;
    private readonly string id;
    private readonly AttributeSet attributes;

    public VisitorOfCase(ConvertClient client, AttributeValue visitor)
    {
        this.client = client;
        id = Vector.Text(Vector.Members(visitor)["id"]);
        attributes = Vector.Members(Vector.Members(visitor)["attributes"]);
        Current = client.Visitor(id, attributes);
    }

    public Visitor Current { get; private set; }

    public void CreateAgain(AttributeSet? given) => Current = client.Visitor(id, given ?? attributes);

    public void Preview(string? experienceId, string? variationId) => Current = Current.Preview(experienceId, variationId);
}
