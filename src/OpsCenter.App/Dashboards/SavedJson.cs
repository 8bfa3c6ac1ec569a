namespace OpsCenter.App.Dashboards;

/// <summary>After a save: the file's hash for the next one, the version's number, and whether walls show it already.</summary>
internal sealed record SavedJson(string Hash, int Version, bool InForce);
