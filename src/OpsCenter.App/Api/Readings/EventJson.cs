using System.Text.Json.Nodes;
using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Readings;

/// <summary>An event. Attributes that are personal data (plates, faces) are masked.</summary>
public sealed record EventJson(
    string Id, string Time, string ReceivedAt, string Kind, string Severity, string? Pack, string? Site, string? Area, string? Device, string Text, JsonNode? Attributes, string? PictureUrl, IReadOnlyList<string> Flags)
{
    internal static EventJson From(OperationalEvent one) => new(
        one.Id,
        Rfc3339.Format(one.Time),
        Rfc3339.Format(one.ReceivedAt),
        one.Kind,
        SeriesJson.Name(one.Severity),
        one.Pack,
        one.Site,
        one.Area,
        one.Device,
        one.Text,
        PersonalDataMask.Apply(one.AttributesJson, one.PersonalDataFields),
        one.PictureUrl,
        SeriesJson.Names(one.Flags));
}
