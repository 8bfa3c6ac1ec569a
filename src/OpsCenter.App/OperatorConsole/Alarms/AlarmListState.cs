namespace OpsCenter.App.OperatorConsole.Alarms;

/// <summary>Which part of the life cycle a person wants to see. The names are in addresses.</summary>
public enum AlarmListState
{
    All,
    Unacknowledged,
    Active,
    Cleared,
    Flapping,
    Held,
}
