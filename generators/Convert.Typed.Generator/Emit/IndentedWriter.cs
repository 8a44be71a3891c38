using System.Text;

namespace ConvertTyped.Generator.Emit;

/// <summary>Writes lines of code with the indentation of the block they are in. Lines end with LF on every machine.</summary>
internal sealed class IndentedWriter
{
    private const int SpacesPerLevel = 4;

    private readonly StringBuilder text = new();
    private int level;

    /// <summary>Writes the lines of a raw string.</summary>
    /// <remarks>They are copied straight out of it: a large snapshot becomes a hundred thousand lines.</remarks>
    public void Write(string lines)
    {
        for (var start = 0; start <= lines.Length;)
        {
            var feed = lines.IndexOf('\n', start);
            var end = feed < 0 ? lines.Length : feed;
            var length = end - start - (end > start && lines[end - 1] == '\r' ? 1 : 0);
            if (length > 0)
            {
                text.Append(' ', level * SpacesPerLevel).Append(lines, start, length);
            }

            text.Append('\n');
            start = end + 1;
        }
    }

    public void WriteLine() => text.Append('\n');

    public void WriteEmptyBlock() => Write("{\n}");

    /// <summary>Opens a brace; disposing closes it.</summary>
    /// <param name="end">The line that does.</param>
    public Block OpenBlock(string end = "}")
    {
        Write("{");
        level++;
        return new(this, end);
    }

    public override string ToString() => text.ToString();

    /// <summary>What is written until the closing brace.</summary>
    public readonly struct Block(IndentedWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer.level--;
            writer.Write(end);
        }
    }
}
