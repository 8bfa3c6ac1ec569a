using System.Text.Json;
using System.Xml;

namespace OpsCenter.Ingest.Decoding.Xml;

/// <summary>
/// XML: an element is an object of its children by local name (namespaces are dropped), attributes are <c>@name</c>, text beside either is
/// <c>#text</c>; an element of text alone is that text; elements that repeat are a list. The root's name is the first step of every path.
/// </summary>
/// <remarks>Document types are refused before they are read, so there are no entities to expand and nothing is fetched.</remarks>
internal sealed class XmlFormat : TreeFormat
{
    private const int MostNodes = 200_000;

    private XmlFormat()
    {
    }

    public static XmlFormat Instance { get; } = new();

    protected override bool Write(in FormatInput input, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = FormatLimits.UnpackedBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(XmlText.Of(input.Payload)), settings);
            if (Read(reader, buffer) is not { } root)
            {
                return false;
            }

            tree.WriteStartObject();
            tree.WritePropertyName(root.Name);
            root.Write(tree);
            tree.WriteEndObject();
            return true;
        }
        catch (XmlException exception)
        {
            return Refuse(buffer, $"not XML: {exception.Message}");
        }
    }

    private static XmlTreeNode? Read(XmlReader reader, TreeBuffer buffer)
    {
        var open = new Stack<XmlTreeNode>();
        XmlTreeNode? root = null;
        var nodes = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when ++nodes > MostNodes || open.Count >= FormatLimits.Depth:
                    buffer.Problem(nodes > MostNodes ? $"more than {MostNodes} elements" : $"nested deeper than {FormatLimits.Depth} levels");
                    return null;
                case XmlNodeType.Element:
                    var node = Element(reader);
                    root ??= node;
                    if (open.TryPeek(out var parent))
                    {
                        parent.Add(node);
                    }

                    if (!reader.IsEmptyElement)
                    {
                        open.Push(node);
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when open.TryPeek(out var holder):
                    holder.Append(reader.Value);
                    break;
            }
        }

        return root;
    }

    private static XmlTreeNode Element(XmlReader reader)
    {
        var node = new XmlTreeNode(reader.LocalName);
        while (reader.MoveToNextAttribute())
        {
            // Declarations of namespaces are no data.
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
            {
                node.AddAttribute(reader.LocalName, reader.Value);
            }
        }

        reader.MoveToElement();
        return node;
    }
}
