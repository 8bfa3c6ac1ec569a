using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpsCenter.Core.Dashboards;

/// <summary>How a dashboard file is written: keys in the order given, a tile's place on one line, every other key of it on a line of its own.</summary>
/// <remarks>The same document always gives the same text, so that a change of one field is a change of one line. Comments are not kept.</remarks>
public static class DashboardFormat
{
    private static readonly string[] Place = ["id", "kind", "x", "y", "w", "h"];

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static string Write(ReadOnlySpan<byte> utf8) => Write(SourceParser.Parse(utf8));

    internal static string Write(SourceNode root)
    {
        var text = new StringBuilder();
        if (root.Kind != JsonValueKind.Object)
        {
            Inline(text, root);
            return text.Append('\n').ToString();
        }

        text.Append('{');
        var separator = "\n";
        foreach (var (name, value) in root.Properties)
        {
            text.Append(separator).Append("  ");
            Quoted(text, name);
            text.Append(": ");
            if (name == "tiles" && value.Items.Count > 0)
            {
                Tiles(text, value);
            }
            else
            {
                Inline(text, value);
            }

            separator = ",\n";
        }

        return text.Append("\n}\n").ToString();
    }

    private static void Tiles(StringBuilder text, SourceNode tiles)
    {
        text.Append('[');
        var separator = "\n";
        foreach (var tile in tiles.Items)
        {
            text.Append(separator).Append("    ");
            Tile(text, tile);
            separator = ",\n";
        }

        text.Append("\n  ]");
    }

    private static void Tile(StringBuilder text, SourceNode tile)
    {
        if (tile.Kind != JsonValueKind.Object)
        {
            Inline(text, tile);
            return;
        }

        text.Append('{');
        var first = true;
        foreach (var (name, value) in tile.Properties.OrderBy(pair => Place.Contains(pair.Key) ? 0 : 1))
        {
            text.Append(first ? "" : Place.Contains(name) ? ", " : ",\n     ");
            first = false;
            Quoted(text, name);
            text.Append(": ");
            Inline(text, value);
        }

        text.Append('}');
    }

    private static void Inline(StringBuilder text, SourceNode node)
    {
        switch (node.Kind)
        {
            case JsonValueKind.Object:
                Many(text, '{', node.Properties, '}', (into, pair) =>
                {
                    Quoted(into, pair.Key);
                    into.Append(": ");
                    Inline(into, pair.Value);
                });
                break;
            case JsonValueKind.Array:
                Many(text, '[', node.Items, ']', Inline);
                break;
            case JsonValueKind.String:
                Quoted(text, node.Text);
                break;
            default:
                text.Append(node.Text);
                break;
        }
    }

    private static void Many<T>(StringBuilder text, char open, IReadOnlyList<T> parts, char close, Action<StringBuilder, T> write)
    {
        text.Append(open);
        for (var index = 0; index < parts.Count; index++)
        {
            text.Append(index == 0 ? "" : ", ");
            write(text, parts[index]);
        }

        text.Append(close);
    }

    private static void Quoted(StringBuilder text, string value) =>
        text.Append('"').Append(JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value).Append('"');
}
