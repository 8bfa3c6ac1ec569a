namespace OpsCenter.Simulator.Systems;

/// <summary>A queue at an instant.</summary>
/// <param name="Received">Since local midnight.</param>
/// <param name="Done">Since local midnight.</param>
/// <param name="DoneOnTime">Of <paramref name="Done"/>, before their due time.</param>
/// <param name="Pending">Not done yet, overdue ones too.</param>
/// <param name="Overdue">Not done and past their due time.</param>
internal readonly record struct BacklogState(int Received, int Done, int DoneOnTime, int Pending, int Overdue);
