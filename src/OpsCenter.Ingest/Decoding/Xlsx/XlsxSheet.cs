namespace OpsCenter.Ingest.Decoding.Xlsx;

/// <param name="Name">As on its tab.</param>
/// <param name="Part">File in the archive.</param>
/// <param name="IsShown">Neither hidden nor "very hidden".</param>
internal sealed record XlsxSheet(string Name, string Part, bool IsShown);
