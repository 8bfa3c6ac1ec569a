namespace OpsCenter.App.Api.Briefings;

/// <summary>Something that changed or is to come.</summary>
public sealed record BriefingItemJson(string Kind, BriefingTextJson Subject, string? At, BriefingTextJson? Who, BriefingTextJson? Detail);
