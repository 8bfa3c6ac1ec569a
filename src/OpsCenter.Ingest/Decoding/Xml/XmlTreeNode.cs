using System.Text;
using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Xml;

/// <summary>An element on its way into the tree: that it repeats is known only when its parent ends.</summary>
internal sealed class XmlTreeNode(string name)
{
    private StringBuilder? _text;
    private List<(string Name, string Value)>? _attributes;
    private List<XmlTreeNode>? _children;

    public string Name => name;

    public void Add(XmlTreeNode child) => (_children ??= []).Add(child);

    public void AddAttribute(string attribute, string value) => (_attributes ??= []).Add((attribute, value));

    public void Append(string text) => (_text ??= new StringBuilder()).Append(text);

    public void Write(Utf8JsonWriter tree)
    {
        var text = _text?.ToString().Trim() ?? "";
        if (_children is null && _attributes is null)
        {
            tree.WriteStringValue(text);
            return;
        }

        tree.WriteStartObject();
        foreach (var (attribute, value) in _attributes ?? [])
        {
            tree.WriteString($"@{attribute}", value);
        }

        if (text.Length > 0)
        {
            tree.WriteString("#text", text);
        }

        WriteChildren(tree);
        tree.WriteEndObject();
    }

    private void WriteChildren(Utf8JsonWriter tree)
    {
        // GroupBy keeps the order in which the names first appear.
        foreach (var group in (_children ?? []).GroupBy(child => child.Name, StringComparer.Ordinal))
        {
            tree.WritePropertyName(group.Key);
            var repeats = group.Skip(1).Any();
            if (repeats)
            {
                tree.WriteStartArray();
            }

            foreach (var child in group)
            {
                child.Write(tree);
            }

            if (repeats)
            {
                tree.WriteEndArray();
            }
        }
    }
}
