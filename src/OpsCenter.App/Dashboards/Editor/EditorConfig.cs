using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Dashboards.Editor;

/// <summary>What the editor's module is started with; <c>EditorConfig</c> of its own files.</summary>
internal sealed record EditorConfig(string Id, string Language, string Theme, string User, LocalizedText Place);
