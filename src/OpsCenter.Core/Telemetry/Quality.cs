namespace OpsCenter.Core.Telemetry;

/// <summary>How far a reading may be trusted (the OPC UA triple). Suspect data never clears an alarm.</summary>
public enum Quality : byte
{
    Good = 0,
    Suspect = 1,
    Bad = 2,
}
