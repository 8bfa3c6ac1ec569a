namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>One way of a bus by the timetable.</summary>
/// <param name="Bus">Which one.</param>
/// <param name="Number">Of the day, from 0; odd ones go back to the terminus.</param>
/// <param name="Departs">By the timetable.</param>
/// <param name="Arrives">By the timetable.</param>
internal sealed record BusTrip(Bus Bus, int Number, DateTimeOffset Departs, DateTimeOffset Arrives)
{
    /// <summary>The same on every day, as the timetable has it.</summary>
    public string Id => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Bus.Device}-{Number + 1:00}");

    public bool IsBack => Number % 2 == 1;
}
