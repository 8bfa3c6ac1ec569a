namespace OpsCenter.Core.PublicWarnings;

/// <summary>CAP <c>msgType</c>, by its words.</summary>
public enum CapMessageType
{
    Alert,
    Update,
    Cancel,
}
