namespace OpsCenter.Ingest.Mapping;

internal enum TemplateHole : byte
{
    Path,
    Variable,
    Device,
    SiteName,
}
