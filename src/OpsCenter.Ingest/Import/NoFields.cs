using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Import;

/// <summary>A field catalogue that knows nothing and never changes: what a value is worth the server judges.</summary>
internal sealed class NoFields : ILiveConfig<FieldCatalogue>
{
    public FieldCatalogue Current => FieldCatalogue.Empty;

    public event Action? Changed
    {
        add { }
        remove { }
    }
}
