/**
 * How fast it is, and in how much memory; run by the profile {@code bench}, none of it shipped.
 *
 * <ul>
 *   <li>{@code mvn -Pbench verify}: {@link dev.stallscope.bench.Bench}, rates of readers beside
 *       other readers and of whole reports. {@code -Dbench.mb=1024} says how large the traces are.
 *   <li>{@code mvn -Pbench verify -Dbench.main=dev.stallscope.bench.Growth}: {@link
 *       dev.stallscope.bench.Growth}, memory that a whole report takes from 0.1 to 10 GB. {@code
 *       -Dbench.sizes=100,1000,10000} says which sizes, in MB.
 *   <li>{@code mvn -Pbench verify -Dbench.main=org.openjdk.jmh.Main}: the classes {@code
 *       *Benchmark}, each in the package of what it measures, in ns an event. {@code
 *       -Dbench.args="PathDictionary -f 3"} hands JMH its own options.
 * </ul>
 *
 * <p>The first two take captures of your own: {@code -Dbench.args="build.PML build.CSV"}.
 */
package dev.stallscope.bench;
