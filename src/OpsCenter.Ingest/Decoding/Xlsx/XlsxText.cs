using System.Text;
using System.Xml;

namespace OpsCenter.Ingest.Decoding.Xlsx;

/// <summary>Texts of cells and of the table they share.</summary>
internal static class XlsxText
{
    /// <summary>The texts in order; each may be of several runs with fonts of their own.</summary>
    public static List<string> ReadShared(XmlReader reader)
    {
        var texts = new List<string>();
        var characters = 0;
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                texts.Add(ReadRuns(reader));
                characters += texts[^1].Length + 8;
                if (characters > XlsxLimits.TextCharacters)
                {
                    throw new InvalidDataException($"more than {XlsxLimits.TextCharacters} characters of text");
                }
            }
        }

        return texts;
    }

    /// <summary>All <c>t</c> within the element on which the reader stands, except how it is pronounced; leaves the reader on the element's end.</summary>
    public static string ReadRuns(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var text = "";
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                // Not Skip(), which would step over the end that the loop looks for.
                ReadRuns(reader);
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "t" })
            {
                text += ReadElement(reader);
            }

            if (text.Length > XlsxLimits.CellCharacters)
            {
                throw new InvalidDataException($"a cell has more than {XlsxLimits.CellCharacters} characters");
            }
        }

        return text;
    }

    /// <summary>The text of the element on which the reader stands, without its ever being held longer than a cell may be; leaves the reader on the element's end.</summary>
    public static string ReadElement(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var piece = new char[256];
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
            {
                continue;
            }

            while (reader.ReadValueChunk(piece, 0, piece.Length) is var read and > 0)
            {
                if (text.Append(piece, 0, read).Length > XlsxLimits.CellCharacters)
                {
                    throw new InvalidDataException($"a cell has more than {XlsxLimits.CellCharacters} characters");
                }
            }
        }

        return text.ToString();
    }
}
