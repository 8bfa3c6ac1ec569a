using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>A field of government the centre watches.</summary>
/// <param name="Id">Folder name and value of the <c>pack</c> tag.</param>
/// <param name="Name">Shown name.</param>
public sealed record Pack(string Id, LocalizedText Name);
