using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Api.Briefings;

/// <summary>A text in both languages.</summary>
public sealed record BriefingTextJson(string Vi, string En)
{
    internal static BriefingTextJson Of(LocalizedText text) => new(text.Vi, text.En);

    internal static BriefingTextJson? OfNull(LocalizedText? text) => text is null ? null : Of(text);
}
