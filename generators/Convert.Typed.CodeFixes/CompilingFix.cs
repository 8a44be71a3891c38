using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.CodeFixes;

/// <summary>Makes the changes of a fix that leave code which compiles as it did before.</summary>
/// <param name="change">The document with what is reported in it settled; the same document where nothing is to be done.</param>
internal sealed class CompilingFix(Func<Document, IReadOnlyList<Diagnostic>, CancellationToken, Task<Document>> change)
{
    /// <summary>The changed document; null where there is no change, or one that breaks code.</summary>
    public async Task<Document?> TryAsync(Document document, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var changed = await change(document, diagnostics, cancellationToken).ConfigureAwait(false);
        return changed != document && await AddsNoErrorAsync(document, changed, cancellationToken).ConfigureAwait(false) ? changed : null;
    }

    /// <summary>Makes the changes of all diagnostics of a document together, but for those that break code beside the others.</summary>
    public async Task<Document> AllAsync(Document document, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var kept = await KeepAsync(document, [], diagnostics, cancellationToken).ConfigureAwait(false);
        return kept.Count == 0 ? document : await change(document, kept, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What can be settled of some diagnostics, beside those that surely can.</summary>
    private async Task<IReadOnlyList<Diagnostic>> KeepAsync(
        Document document, IReadOnlyList<Diagnostic> kept, IReadOnlyList<Diagnostic> more, CancellationToken cancellationToken)
    {
        if (more.Count == 0 || await TryAsync(document, [.. kept, .. more], cancellationToken).ConfigureAwait(false) is not null)
        {
            return [.. kept, .. more];
        }

        if (more.Count == 1)
        {
            return kept;
        }

        var half = more.Count / 2;
        var first = await KeepAsync(document, kept, [.. more.Take(half)], cancellationToken).ConfigureAwait(false);
        return await KeepAsync(document, first, [.. more.Skip(half)], cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> AddsNoErrorAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        // As text: what a tree holds together may be something else when it is read again.
        var root = await after.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var written = after.WithText(SourceText.From(root!.ToFullString()));
        var errors = await ErrorsAsync(before, cancellationToken).ConfigureAwait(false);
        return (await ErrorsAsync(written, cancellationToken).ConfigureAwait(false)).TrueForAll(errors.Remove);
    }

    private static async Task<List<string>> ErrorsAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. model!.GetDiagnostics(cancellationToken: cancellationToken)
                .Where(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error)
                .Select(static diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"),
        ];
    }
}
