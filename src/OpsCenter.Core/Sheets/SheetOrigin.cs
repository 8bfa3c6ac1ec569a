namespace OpsCenter.Core.Sheets;

/// <summary>How figures came in. Names are stored; never rename.</summary>
public enum SheetOrigin
{
    Typed,
    File,
    Api,
    Restored,
    Simulated,
}
