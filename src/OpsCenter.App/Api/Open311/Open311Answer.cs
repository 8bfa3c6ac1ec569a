using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace OpsCenter.App.Api.Open311;

/// <summary>Lists and errors in the two forms of GeoReport v2.</summary>
internal static class Open311Answer
{
    private static readonly JsonWriterOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Of(Open311Failure failure, string format) =>
        Of([new Open311Item { { "code", failure.Code }, { "description", failure.Description } }], "errors", "error", format, failure.Code);

    /// <param name="items">In order.</param>
    /// <param name="list">Name of the list in XML.</param>
    /// <param name="item">Name of an item in XML.</param>
    /// <param name="format"><c>json</c> or <c>xml</c>.</param>
    /// <param name="status">Of the answer.</param>
    public static IResult Of(IEnumerable<Open311Item> items, string list, string item, string format, int status = StatusCodes.Status200OK) => format == "xml"
        ? Results.Text(Xml(items, list, item), "text/xml", Encoding.UTF8, status)
        : Results.Text(Json(items), "application/json", Encoding.UTF8, status);

    private static string Json(IEnumerable<Open311Item> items)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Legible))
        {
            writer.WriteStartArray();
            foreach (var item in items)
            {
                writer.WriteStartObject();
                foreach (var (name, value) in item)
                {
                    writer.WritePropertyName(name);
                    JsonSerializer.Serialize(writer, value);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static string Xml(IEnumerable<Open311Item> items, string list, string item)
    {
        using var text = new MemoryStream();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            writer.WriteStartElement(list);
            foreach (var one in items)
            {
                writer.WriteStartElement(item);
                foreach (var (name, value) in one)
                {
                    writer.WriteElementString(name, value is bool yes ? (yes ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture));
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
