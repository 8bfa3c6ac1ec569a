using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Alarms.Assets;

/// <summary>Where nobody has written down what depends on what.</summary>
internal sealed class NoAssets : ILiveConfig<AssetGraph>
{
    public event Action? Changed
    {
        add { }
        remove { }
    }

    public AssetGraph Current => AssetGraph.Empty;
}
