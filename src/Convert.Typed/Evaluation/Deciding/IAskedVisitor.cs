namespace ConvertTyped.Evaluation;

/// <summary>What deciding looks at of a visitor, beside what is remembered.</summary>
internal interface IAskedVisitor
{
    string Id { get; }

    /// <summary>What audiences look at.</summary>
    AttributeSet Attributes { get; }

    /// <summary>What locations look at; null is an empty set.</summary>
    AttributeSet? Location { get; }

    /// <summary>What the visitor previews; null nothing. Who previews leaves no trace, whether or not the config has it.</summary>
    PreviewSelection? PreviewSelection { get; }
}
