using System.Globalization;
using System.Text;
using System.Xml;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.PublicWarnings;

/// <summary>Writes messages as the OASIS Common Alerting Protocol 1.2, and lists of them as an Atom feed (RFC 4287).</summary>
public static class CapWriter
{
    public const string Namespace = "urn:oasis:names:tc:emergency:cap:1.2";
    public const string ContentType = "application/cap+xml";
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Local time of the province; CAP wants an offset and knows no "Z".</summary>
    private static readonly TimeSpan Here = TimeSpan.FromHours(7);

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true };

    public static byte[] Write(CapMessage message) => Write(xml => Alert(xml, message));

    /// <summary>One entry per message, the message itself inside.</summary>
    /// <param name="messages">Newest last.</param>
    /// <param name="self">Address of the feed.</param>
    /// <param name="title">Its name.</param>
    /// <param name="now">When it is asked for.</param>
    public static byte[] Feed(IReadOnlyList<CapMessage> messages, Uri self, LocalizedText title, Instant now) => Write(xml =>
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteElementString("id", Atom, self.ToString());
        xml.WriteElementString("title", Atom, title.Vi);
        xml.WriteElementString("updated", Atom, Time(messages.Count == 0 ? now : messages.Max(message => message.Sent)));
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, title.Vi);
        xml.WriteEndElement();
        foreach (var message in messages)
        {
            xml.WriteStartElement("entry", Atom);
            xml.WriteElementString("id", Atom, $"urn:cap:{message.Identifier}");
            xml.WriteElementString("title", Atom, message.Headline.Vi);
            xml.WriteElementString("updated", Atom, Time(message.Sent));
            xml.WriteStartElement("content", Atom);
            xml.WriteAttributeString("type", ContentType);
            Alert(xml, message);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    private static byte[] Write(Action<XmlWriter> content)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartDocument();
            content(xml);
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    /// <summary>Elements in the order that the schema demands.</summary>
    private static void Alert(XmlWriter xml, CapMessage message)
    {
        xml.WriteStartElement("alert", Namespace);
        Element(xml, "identifier", message.Identifier);
        Element(xml, "sender", message.Sender);
        Element(xml, "sent", Time(message.Sent));
        Element(xml, "status", message.Status);
        Element(xml, "msgType", message.Type.ToString());
        Element(xml, "scope", "Public");
        if (message.References.Count > 0)
        {
            Element(xml, "references", string.Join(' ', message.References.Select(earlier => $"{message.Sender},{earlier.Identifier},{Time(earlier.Sent)}")));
        }

        Info(xml, message, "vi-VN", text => text.Vi);
        Info(xml, message, "en-US", text => text.En);
        xml.WriteEndElement();
    }

    private static void Info(XmlWriter xml, CapMessage message, string language, Func<LocalizedText, string> text)
    {
        var over = message.Type == CapMessageType.Cancel;
        xml.WriteStartElement("info", Namespace);
        Element(xml, "language", language);
        Element(xml, "category", message.Warning.Category);
        Element(xml, "event", text(message.Warning.Event));
        if (message.AllClear)
        {
            Element(xml, "responseType", "AllClear");
        }

        Element(xml, "urgency", over ? "Past" : message.Warning.Urgency);
        Element(xml, "severity", SeverityOf(message.Severity));
        Element(xml, "certainty", over && !message.AllClear ? "Unknown" : message.Warning.Certainty);
        Element(xml, "effective", Time(message.Sent));
        Element(xml, "onset", Time(message.Onset));
        Element(xml, "expires", Time(message.Expires));
        Element(xml, "senderName", text(message.SenderName));
        Element(xml, "headline", text(message.Headline));
        Element(xml, "description", text(message.Description));
        if (message.Instruction is { } instruction && !over)
        {
            Element(xml, "instruction", text(instruction));
        }

        Area(xml, message.Area, text);
        xml.WriteEndElement();
    }

    private static void Area(XmlWriter xml, CapArea area, Func<LocalizedText, string> text)
    {
        xml.WriteStartElement("area", Namespace);
        Element(xml, "areaDesc", text(area.Description));
        foreach (var ring in area.Polygons)
        {
            Element(xml, "polygon", string.Join(' ', ring.Append(ring[0]).Select(point => Point(point.Longitude, point.Latitude))));
        }

        if (area.Circle is { } circle)
        {
            Element(xml, "circle", string.Create(CultureInfo.InvariantCulture, $"{Point(circle.Longitude, circle.Latitude)} {circle.RadiusKm:0.###}"));
        }

        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string value) => xml.WriteElementString(name, Namespace, Clean(value));

    /// <summary>A device's name may hold what no XML can.</summary>
    private static string Clean(string value) => value.All(XmlConvert.IsXmlChar) ? value : string.Concat(value.Where(XmlConvert.IsXmlChar));

    /// <summary>CAP writes latitude first.</summary>
    private static string Point(double longitude, double latitude) => string.Create(CultureInfo.InvariantCulture, $"{latitude:0.######},{longitude:0.######}");

    private static string Time(Instant time) => time.ToDateTimeOffset().ToOffset(Here).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string SeverityOf(Severity severity) => severity switch
    {
        Severity.Critical => "Extreme",
        Severity.High => "Severe",
        Severity.Medium => "Moderate",
        Severity.Low => "Minor",
        _ => "Unknown",
    };
}
