namespace OpsCenter.Simulator.Province;

/// <summary>A school's roll call.</summary>
/// <param name="Enrolled">Pupils in its books.</param>
/// <param name="Excused">Absent with leave.</param>
/// <param name="Unexcused">Absent without.</param>
/// <param name="Teachers">Teachers in its books.</param>
/// <param name="TeachersPresent">Of them at work.</param>
public readonly record struct RollCall(int Enrolled, int Excused, int Unexcused, int Teachers, int TeachersPresent)
{
    /// <summary>Pupils at school.</summary>
    public int Present => Enrolled - Excused - Unexcused;
}
