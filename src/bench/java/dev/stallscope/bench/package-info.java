/** How fast it reads, beside other readers in the same run: {@code mvn -Pbench verify}. */
package dev.stallscope.bench;
